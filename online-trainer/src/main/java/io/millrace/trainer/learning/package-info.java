/**
 * The learning core: learners, their evaluation, their snapshots, and test-then-train with labels that come late. Plain
 * Java: no Kafka, no clock, no I/O, so that a model is a function of the examples it was given. Start reading at {@link
 * io.millrace.trainer.learning.PrequentialTrainer}.
 */
@NullMarked
package io.millrace.trainer.learning;

import org.jspecify.annotations.NullMarked;
