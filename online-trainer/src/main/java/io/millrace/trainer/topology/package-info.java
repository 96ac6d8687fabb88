/**
 * Kafka Streams topology of a model: select, merge, train. Start with {@link io.millrace.trainer.topology.ModelPipeline}.
 */
@NullMarked
package io.millrace.trainer.topology;

import org.jspecify.annotations.NullMarked;
