package io.millrace.platform.console;

import io.millrace.features.query.UnavailableException;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.plan.Topics;
import io.millrace.runtime.streams.Cluster;
import io.millrace.schemas.DeadLetter;
import io.millrace.schemas.DriftAlert;
import io.millrace.schemas.DriftReference;
import io.millrace.schemas.Evaluation;
import io.millrace.schemas.ModelEvent;
import io.millrace.schemas.MonitorFlow;
import io.millrace.schemas.ProfilePart;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;

/** What the project's topics have said lately: transitions of alerts, references, evaluations, changes of models, dead letters, windows of monitors. */
final class Followed implements AutoCloseable {

    private static final int ALERTS = 2_000;
    private static final int EVALUATIONS = 6_000;
    private static final int EVENTS = 500;
    private static final int LETTERS = 500;

    /** Parts of the two newest windows of a monitor, and the watermarks between them. */
    private static final int PROFILES = 500;

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final int ALL = Integer.MAX_VALUE;

    private final Tail<DriftAlert> alerts = new Tail<>(ALERTS);
    private final Tail<LetterExcerpt> letters = new Tail<>(LETTERS);
    private final Map<String, Tail<Evaluation>> evaluations = new HashMap<>();
    private final Map<String, Tail<ModelEvent>> events = new HashMap<>();
    private final Map<String, DriftReference> references = new ConcurrentHashMap<>();
    private final Map<String, NewestWindow> windows = new HashMap<>();
    private final TopicFollower follower;

    Followed(Plan plan, Cluster cluster) {
        Topics topics = plan.topics();
        Map<String, TopicFollower.Topic> followed = new HashMap<>();
        followed.put(topics.alerts(), of(cluster, DriftAlert.class, ALERTS, alerts::add));
        followed.put(topics.deadLetters(), letters(cluster));
        followed.put(
                topics.references(),
                of(cluster, DriftReference.class, ALL, reference -> references.put(reference.getMonitor(), reference)));
        for (String model : plan.project().models().keySet()) {
            Tail<Evaluation> marks = new Tail<>(EVALUATIONS);
            Tail<ModelEvent> changes = new Tail<>(EVENTS);
            evaluations.put(model, marks);
            events.put(model, changes);
            followed.put(topics.evaluations(model), of(cluster, Evaluation.class, EVALUATIONS, marks::add));
            followed.put(topics.events(model), of(cluster, ModelEvent.class, EVENTS, changes::add));
        }
        plan.project().monitors().values().forEach(monitor -> {
            NewestWindow window = new NewestWindow(plan, monitor);
            windows.put(monitor.name(), window);
            followed.put(topics.profiles(monitor.name()), of(cluster, MonitorFlow.class, PROFILES, flow -> {
                if (flow.getBody() instanceof ProfilePart part) {
                    window.take(part);
                }
            }));
        });
        this.follower = new TopicFollower(cluster, followed);
    }

    /** Of letters excerpts are kept: each may be a quarter of a megabyte. */
    private TopicFollower.Topic letters(Cluster cluster) {
        Deserializer<DeadLetter> values = cluster.serdes().of(DeadLetter.class).deserializer();
        return new TopicFollower.Topic(
                LETTERS,
                record -> letters.add(
                        LetterExcerpt.of(values.deserialize(record.topic(), record.value()), record.offset())));
    }

    private static <T extends SpecificRecord> TopicFollower.Topic of(
            Cluster cluster, Class<T> type, int last, Consumer<T> taker) {
        Deserializer<T> values = cluster.serdes().of(type).deserializer();
        return new TopicFollower.Topic(
                last, record -> taker.accept(values.deserialize(record.topic(), record.value())));
    }

    /**
     * Waits a while until all that there was has been taken in: who asks first is not told that there is nothing.
     *
     * @throws UnavailableException when it has not been
     */
    Followed caughtUp() {
        if (!follower.awaitCaughtUp(PATIENCE)) {
            throw new UnavailableException(
                    "The console has not read its topics yet, as Kafka is slow or away; try again.");
        }
        return this;
    }

    Tail<DriftAlert> alerts() {
        return alerts;
    }

    Tail<LetterExcerpt> letters() {
        return letters;
    }

    Tail<Evaluation> evaluations(String model) {
        return Objects.requireNonNull(evaluations.get(model));
    }

    Tail<ModelEvent> events(String model) {
        return Objects.requireNonNull(events.get(model));
    }

    /** What each monitor compares with, by monitor; the last word about it. */
    Map<String, DriftReference> references() {
        return references;
    }

    /** The newest window of a monitor that there is. */
    NewestWindow window(String monitor) {
        return Objects.requireNonNull(windows.get(monitor));
    }

    /** How many records of each kind have come, so that a page knows when to ask again. */
    JsonObject news() {
        return new JsonObject()
                .put("alerts", alerts.count())
                .put("dead_letters", letters.count())
                .put(
                        "evaluations",
                        evaluations.values().stream().mapToLong(Tail::count).sum())
                .put("events", events.values().stream().mapToLong(Tail::count).sum())
                .put(
                        "windows",
                        windows.values().stream().mapToLong(NewestWindow::count).sum());
    }

    @Override
    public void close() {
        follower.close();
    }
}
