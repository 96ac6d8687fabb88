package io.millrace.features.topology;

import io.millrace.features.engine.Answer;
import io.millrace.features.engine.FeatureEngine;
import io.millrace.features.query.OpenPartition;
import io.millrace.runtime.event.Event;
import io.millrace.runtime.event.SourceOffset;
import io.millrace.runtime.plan.Channels;
import io.millrace.schemas.DeadLetter;
import io.millrace.schemas.EventInFlight;
import io.millrace.schemas.Flow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Visits of events to a station: each is answered with the features before it, then counted, then sent on. */
final class Visits {

    private final StationPlan plan;
    private final FeatureEngine engine;
    private final OpenPartition open;
    private final KeyValueStore<String, byte[]> hot;
    private final KeyValueStore<Bytes, byte[]> cold;
    private final ProcessorContext<String, Object> context;

    Visits(
            StationPlan plan,
            FeatureEngine engine,
            OpenPartition open,
            KeyValueStore<String, byte[]> hot,
            KeyValueStore<Bytes, byte[]> cold,
            ProcessorContext<String, Object> context) {
        this.plan = plan;
        this.engine = engine;
        this.open = open;
        this.hot = hot;
        this.cold = cold;
        this.context = context;
    }

    /** Handles the next event. */
    void of(EventInFlight event) {
        StationPlan.Stop stop = plan.stops().get(event.getSource());
        if (stop == null) {
            throw new IllegalStateException("an event of source '" + event.getSource() + "' came to station '"
                    + plan.entity() + "', which it never visits");
        }
        String key = plan.plan().entity(plan.entity()).keyOf(event.getFields());
        try {
            Map<String, @Nullable Object> features = key == null ? Map.of() : answerAndCount(key, event, stop);
            stop.nextTopic().ifPresent(topic -> send(event, features, stop, topic));
        } catch (IllegalArgumentException e) {
            refuse(event, e);
        }
    }

    private void refuse(EventInFlight event, IllegalArgumentException why) {
        DeadLetter letter = Refusal.letter(why, Channels.station(plan.entity()), event);
        context.forward(new Record<>(event.getSource(), letter, letter.getTimestamp()), FeaturePipelines.DEAD_LETTERS);
    }

    private Map<String, @Nullable Object> answerAndCount(String key, EventInFlight body, StationPlan.Stop stop) {
        StoredRow row = new StoredRow(
                key,
                open,
                hot,
                cold,
                new SourceOffset(
                        body.getSource(),
                        body.getOrigin().getPartition(),
                        body.getOrigin().getOffset()));
        Event event = new Event(body.getSource(), body.getId(), body.getTime(), body.getFields());
        Map<String, @Nullable Object> features = new HashMap<>();
        if (stop.counts() && stop.before().isEmpty()) {
            open.locks().holding(key, () -> {
                engine.count(row, event);
                return key;
            });
        } else if (!stop.before().isEmpty()) {
            Answer answer = stop.counts()
                    ? open.locks().holding(key, () -> engine.answerThenCount(row, event))
                    : engine.read(row, event.time());
            stop.before().forEach(name -> features.put(name, answer.value(name)));
        }
        if (!stop.after().isEmpty()) {
            Answer answer = engine.read(row, event.time());
            stop.after().forEach(name -> features.put(name, answer.value(name)));
        }
        publish(key, row, body);
        return features;
    }

    private void publish(String key, StoredRow row, EventInFlight event) {
        for (FeatureUpdates updates : plan.published()) {
            if (updates.view().source().equals(event.getSource())) {
                Answer after =
                        engine.readLatest(row, event.getTime()); // never as of an earlier time than was published
                try {
                    context.forward(
                            new Record<>(key, updates.update(key, after), Math.max(0, after.asOf())),
                            FeaturePipelines.updatesSink(updates.view().name()));
                } catch (IllegalArgumentException e) {
                    refuse(event, e);
                }
            }
        }
    }

    /** What views have removed of an entity is removed from their topics. */
    void withdraw(String key, List<String> views, long watermark) {
        for (FeatureUpdates updates : plan.published()) {
            String view = updates.view().name();
            if (views.contains(view)) {
                context.forward(new Record<>(key, null, Math.max(0, watermark)), FeaturePipelines.updatesSink(view));
            }
        }
    }

    private void send(
            EventInFlight event, Map<String, @Nullable Object> features, StationPlan.Stop stop, String topic) {
        Map<String, @Nullable Object> all = new HashMap<>(event.getFeatures());
        all.putAll(features);
        RecordSize.check("the features of event '" + event.getId() + "'", all.values(), "it is not sent on");
        EventInFlight next = new EventInFlight(
                event.getSource(), event.getId(), event.getTime(), event.getOrigin(), event.getFields(), all);
        String key = Routing.key(plan.plan(), stop.next().orElse(null), next);
        context.forward(new Record<>(key, new Flow(next), Math.max(0, event.getTime())), topic);
    }
}
