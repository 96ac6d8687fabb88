/** The project file: one YAML file that declares everything. Start with {@link io.millrace.runtime.project.ProjectFile}. */
@NullMarked
package io.millrace.runtime.project;

import org.jspecify.annotations.NullMarked;
