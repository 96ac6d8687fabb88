package io.millrace.trainer.topology;

import io.millrace.runtime.project.Model;
import io.millrace.runtime.project.Reaction;
import io.millrace.schemas.AlertFlow;
import io.millrace.schemas.AlertStatus;
import io.millrace.schemas.DriftAlert;
import io.millrace.schemas.Example;
import io.millrace.schemas.ExampleKind;
import io.millrace.schemas.ModelFlow;
import io.millrace.schemas.Progress;
import io.millrace.trainer.query.ExampleValues;
import java.util.Map;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Turns alerts into words for the model's log, as the project file says, and hands on how far the monitor has judged. In the order of event time the
 * merge waits for that, so that the words have their place; as events arrive, they come when the alert does, and not before the log has come as far.
 */
final class ReactProcessor implements Processor<String, AlertFlow, String, ModelFlow> {

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
    public void process(Record<String, AlertFlow> record) {
        Object body = record.value().getBody();
        if (body instanceof Progress) {
            context.forward(new Record<>(model.name(), new ModelFlow(body), record.timestamp()));
        } else if (body instanceof DriftAlert alert) {
            react(alert, record.timestamp());
        }
    }

    private void react(DriftAlert alert, long timestamp) {
        for (Reaction reaction : model.reactions()) {
            if (reaction.monitor().equals(alert.getMonitor())
                    && (reaction.feature() == null || reaction.feature().equals(alert.getFeature()))) {
                ExampleKind kind = kind(reaction.action(), alert.getStatus());
                if (kind != null) {
                    context.forward(new Record<>(model.name(), new ModelFlow(word(kind, reaction, alert)), timestamp));
                }
            }
        }
    }

    private static @Nullable ExampleKind kind(Reaction.Action action, AlertStatus status) {
        if (status == AlertStatus.RESOLVED) {
            return action == Reaction.Action.FREEZE ? ExampleKind.THAW : null;
        }
        return status != AlertStatus.FIRING
                ? null
                : switch (action) {
                    case PROMOTE -> ExampleKind.PROMOTE;
                    case RESET -> ExampleKind.RESET;
                    case FREEZE -> ExampleKind.FREEZE;
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
