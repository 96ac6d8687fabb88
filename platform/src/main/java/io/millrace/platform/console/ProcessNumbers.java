package io.millrace.platform.console;

import io.millrace.drift.detection.AlertState;
import io.millrace.drift.query.MonitorProgress;
import io.millrace.drift.query.MonitorReader;
import io.millrace.features.query.IngestCounts;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.project.Model;
import io.millrace.runtime.streams.AppNumbers;
import io.millrace.runtime.streams.Recent;
import io.millrace.runtime.streams.StreamsApp;
import io.millrace.trainer.learning.Counters;
import io.millrace.trainer.learning.Counters.Count;
import io.millrace.trainer.query.NotReadyException;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.streams.KafkaStreams;

/** What one process has done and holds, for consoles to add up: counts of its sources, models and monitors, and its applications. */
final class ProcessNumbers {

    /** Several consoles may ask within a second. */
    private static final Duration LONGEST = Duration.ofMillis(500);

    private final LiveProcess process;
    private final Plan plan;
    private final Recent<JsonObject> recent = new Recent<>(LONGEST, this::read);

    ProcessNumbers(LiveProcess process) {
        this.process = process;
        this.plan = process.plan();
    }

    /** Those of now, or of half a second ago. */
    JsonObject now() {
        return recent.get();
    }

    private JsonObject read() {
        JsonObject applications = new JsonObject();
        JsonObject sources = new JsonObject();
        JsonObject models = new JsonObject();
        JsonObject monitors = new JsonObject();
        for (StreamsApp app : process.apps()) {
            applications.put(app.applicationId(), application(app));
            plan.project().sources().keySet().stream()
                    .filter(source -> app.applicationId().equals(plan.topics().ingestApp(source)))
                    .forEach(source -> here(counts -> sources.put(source, counts), () -> source(app.streams())));
            plan.project().models().values().stream()
                    .filter(model -> app.applicationId().equals(plan.topics().modelApp(model.name())))
                    .forEach(model -> here(counts -> models.put(model.name(), counts), () -> model(model)));
            plan.project().monitors().keySet().stream()
                    .filter(monitor -> app.applicationId().equals(plan.topics().monitorApp(monitor)))
                    .forEach(monitor -> here(counts -> monitors.put(monitor, counts), () -> monitor(app.streams())));
        }
        return new JsonObject()
                .put("process", process.address())
                .put("applications", applications)
                .put("sources", sources)
                .put("models", models)
                .put("monitors", monitors);
    }

    private static JsonObject application(StreamsApp app) {
        AppNumbers numbers = AppNumbers.of(app);
        JsonObject consumed = new JsonObject();
        numbers.consumed().forEach(consumed::put);
        return new JsonObject()
                .put("state", app.state())
                .put("consumed", consumed)
                .put("store_bytes", numbers.storeBytes())
                .put("keys", numbers.keys())
                .put("restoring", numbers.restoring());
    }

    private static JsonObject source(KafkaStreams ingest) {
        IngestCounts counts = IngestCounts.of(ingest);
        return new JsonObject()
                .put("events", counts.accepted())
                .put("late", counts.late())
                .put("duplicates", counts.duplicates())
                .put("dead_letters", counts.deadLetters());
    }

    private JsonObject model(Model model) {
        Counters counters = process.models().counters(model);
        JsonObject json = new JsonObject();
        for (Map.Entry<String, Count> count : Map.of(
                        "predictions", Count.PREDICTIONS,
                        "labels", Count.JOINED,
                        "timed_out", Count.TIMED_OUT,
                        "label_delay_ms", Count.LABEL_DELAY)
                .entrySet()) {
            json.put(count.getKey(), counters.of(count.getValue()));
        }
        return json.put("frozen", process.models().frozen(model).size());
    }

    private static JsonObject monitor(KafkaStreams monitor) {
        return new JsonObject()
                .put("firing", MonitorReader.alerts(monitor, AlertState.Phase.FIRING))
                .put("suspected", MonitorReader.alerts(monitor, AlertState.Phase.SUSPECTED))
                .put("judged_until", MonitorProgress.judgedUntil(monitor));
    }

    /** Nothing where another process has it, or while it moves. */
    private static void here(Consumer<JsonObject> taker, Supplier<JsonObject> counts) {
        try {
            taker.accept(counts.get());
        } catch (IllegalStateException | NotReadyException e) {
            // whoever has it says so
        }
    }
}
