/**
 * The pure core of the drift monitor: profiles of windows, references, two-sample tests, one false-alarm budget and the
 * life of an alert. Event in, value out; no Kafka, clock or chance. Start with {@link io.millrace.drift.detection.Judge}.
 */
@NullMarked
package io.millrace.drift.detection;

import org.jspecify.annotations.NullMarked;
