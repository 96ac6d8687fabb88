/** Rows of files as people have them: CSV with a header, and JSON lines. Begin with {@link LineFile}. */
@NullMarked
package io.millrace.runtime.rows;

import org.jspecify.annotations.NullMarked;
