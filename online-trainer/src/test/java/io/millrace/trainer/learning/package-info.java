/**
 * Tests of the learning core; the conformance test decides which learners are offered. Read {@link
 * io.millrace.trainer.learning.ConformanceTest} first.
 */
@NullMarked
package io.millrace.trainer.learning;

import org.jspecify.annotations.NullMarked;
