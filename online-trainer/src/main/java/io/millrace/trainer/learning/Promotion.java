package io.millrace.trainer.learning;

/**
 * A change of the learner that answers.
 *
 * @param learner who answers from now on
 * @param before who did until now
 * @param reason with the figures that led to it
 */
public record Promotion(String learner, String before, String reason) {}
