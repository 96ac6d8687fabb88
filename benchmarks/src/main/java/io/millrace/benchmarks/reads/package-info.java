/** Reads beside their peers: in process, over HTTP, fresh, and while events are counted. */
@NullMarked
package io.millrace.benchmarks.reads;

import org.jspecify.annotations.NullMarked;
