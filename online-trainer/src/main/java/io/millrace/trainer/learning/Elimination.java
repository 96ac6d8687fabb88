package io.millrace.trainer.learning;

/**
 * A learner has left its search.
 *
 * @param reason with the figures that led to it
 */
public record Elimination(String learner, String reason) {}
