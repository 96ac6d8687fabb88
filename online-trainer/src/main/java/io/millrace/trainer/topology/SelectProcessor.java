package io.millrace.trainer.topology;

import io.millrace.runtime.plan.Channels;
import io.millrace.runtime.plan.Input;
import io.millrace.runtime.progress.Heard;
import io.millrace.runtime.progress.StoredProgress;
import io.millrace.runtime.project.Model;
import io.millrace.schemas.EventInFlight;
import io.millrace.schemas.Example;
import io.millrace.schemas.ExampleKind;
import io.millrace.schemas.Flow;
import io.millrace.schemas.ModelFlow;
import io.millrace.schemas.Progress;
import io.millrace.trainer.query.ExampleValues;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Takes from finished vectors what a model needs, and sends it to the model's one merge. Watermarks of each partition go
 * along as channels of their own.
 */
final class SelectProcessor implements Processor<String, Flow, String, ModelFlow> {

    private final ModelPlan plan;
    private final String source;
    private final boolean labels;
    private final String progressStore;
    private ProcessorContext<String, ModelFlow> context;
    private StoredProgress progress;
    private String channel = "";

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
    SelectProcessor(ModelPlan plan, String source) {
        this.plan = plan;
        this.source = source;
        Model.Label label = plan.model().label();
        this.labels = label != null && label.source().equals(source);
        this.progressStore = ModelPlan.selectProgressStore(source);
    }

    @Override
    public void init(ProcessorContext<String, ModelFlow> context) {
        this.context = context;
        this.progress = new StoredProgress(
                context.getStateStore(progressStore), plan.channels().intoVectors(source));
        this.channel =
                Channels.channel(Channels.vectors(source), context.taskId().partition());
    }

    @Override
    public void process(Record<String, Flow> record) {
        Object body = record.value().getBody();
        if (body instanceof Progress word) {
            if (progress.hear(word.getChannel(), Heard.of(word))) {
                send(
                        new Progress(channel, progress.watermark(), progress.newest(), false, Map.of()),
                        record.timestamp());
            }
        } else if (body instanceof EventInFlight event) {
            if (plan.model().on().equals(source)) {
                send(vector(event), record.timestamp());
            }
            Object said = labels ? plan.label().orElseThrow().evaluate(event.getFields()) : null;
            if (said != null) {
                send(label(event, said), record.timestamp());
            }
        }
    }

    private Example vector(EventInFlight event) {
        Map<String, @Nullable Object> inputs = new HashMap<>();
        for (Input input : plan.inputs()) {
            inputs.put(input.name(), input.value(event.getFields(), event.getFeatures()));
        }
        return new Example(ExampleKind.VECTOR, event.getId(), event.getTime(), inputs, null, event.getOrigin());
    }

    private Example label(EventInFlight event, Object label) {
        Map<String, @Nullable Object> said = new HashMap<>();
        plan.weight().ifPresent(weight -> said.put(ExampleValues.WEIGHT, weight.evaluate(event.getFields())));
        return new Example(ExampleKind.LABEL, event.getId(), event.getTime(), said, label, event.getOrigin());
    }

    private void send(Object body, long timestamp) {
        context.forward(new Record<>(plan.model().name(), new ModelFlow(body), timestamp));
    }
}
