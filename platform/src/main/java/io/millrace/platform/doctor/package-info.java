/** Looks at what a project needs before it is started: broker, registry, topics, rights, clock, disk and memory. */
@NullMarked
package io.millrace.platform.doctor;

import org.jspecify.annotations.NullMarked;
