package io.millrace.trainer.topology;

import io.millrace.runtime.project.Model;
import io.millrace.runtime.project.Reaction;
import io.millrace.schemas.AlertStatus;
import io.millrace.schemas.DriftAlert;
import io.millrace.schemas.Example;
import io.millrace.schemas.ExampleKind;
import io.millrace.schemas.ModelFlow;
import io.millrace.trainer.query.ExampleValues;
import java.util.Map;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Turns alerts into words for the model's log, as the project file says. Where in the log they come is a matter of when the alert came; from there
 * on the model is a function of the log, as ever.
 */
final class ReactProcessor implements Processor<String, DriftAlert, String, ModelFlow> {

    private final Model model;
    private ProcessorContext<String, ModelFlow> context;

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
    ReactProcessor(Model model) {
        this.model = model;
    }

    @Override
    public void init(ProcessorContext<String, ModelFlow> context) {
        this.context = context;
    }

    @Override
    public void process(Record<String, DriftAlert> record) {
        DriftAlert alert = record.value();
        for (Reaction reaction : model.reactions()) {
            if (reaction.monitor().equals(alert.getMonitor())
                    && (reaction.feature() == null || reaction.feature().equals(alert.getFeature()))) {
                ExampleKind kind = kind(reaction.action(), alert.getStatus() == AlertStatus.FIRING);
                if (kind != null) {
                    context.forward(
                            new Record<>(model.name(), new ModelFlow(word(kind, reaction, alert)), record.timestamp()));
                }
            }
        }
    }

    private static @Nullable ExampleKind kind(Reaction.Action action, boolean firing) {
        return switch (action) {
            case PROMOTE -> firing ? ExampleKind.PROMOTE : null;
            case RESET -> firing ? ExampleKind.RESET : null;
            case FREEZE -> firing ? ExampleKind.FREEZE : ExampleKind.THAW;
        };
    }

    private static Example word(ExampleKind kind, Reaction reaction, DriftAlert alert) {
        String reason = "alert " + alert.getId() + " of monitor '" + alert.getMonitor() + "': " + alert.getSummary();
        boolean ofAlert = kind == ExampleKind.FREEZE || kind == ExampleKind.THAW;
        return new Example(
                kind,
                ofAlert ? alert.getId() : reaction.learner(),
                alert.getWindowEnd(),
                Map.of(ExampleValues.ALERT, alert.getId()),
                reason,
                null);
    }
}
