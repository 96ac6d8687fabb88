package io.millrace.features.topology;

import io.millrace.features.engine.Answer;
import io.millrace.features.engine.FeatureEngine;
import io.millrace.features.query.OpenPartition;
import io.millrace.features.query.OpenPartitions;
import io.millrace.runtime.event.Event;
import io.millrace.runtime.event.SourceOffset;
import io.millrace.runtime.plan.Channels;
import io.millrace.runtime.progress.Heard;
import io.millrace.runtime.progress.Position;
import io.millrace.runtime.progress.Sequencer;
import io.millrace.runtime.progress.StoredPositions;
import io.millrace.runtime.progress.StoredProgress;
import io.millrace.schemas.DeadLetter;
import io.millrace.schemas.EventInFlight;
import io.millrace.schemas.Flow;
import io.millrace.schemas.Progress;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The station of an entity: each event is first answered with the features before it, then counted, then sent on.
 *
 * <p>With {@code order: event_time} events wait until the watermark has passed them and are taken in order of time and id.
 */
final class StationProcessor implements Processor<String, Flow, String, Object> {

    private static final Duration STEP_TIMER = Duration.ofMillis(100);
    private static final int EVENT = 0;

    private final StationPlan plan;
    private final FeatureEngine engine;
    private final OpenPartitions partitions;
    private ProcessorContext<String, Object> context;
    private KeyValueStore<String, byte[]> hot;
    private KeyValueStore<Bytes, byte[]> cold;
    private StoredProgress progress;
    private StoredPositions positions;
    private Sequencer line;
    private OpenPartition open;
    private String channel = "";
    /** Whether a position has moved since it was told. */
    private boolean untold;

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
    StationProcessor(StationPlan plan, OpenPartitions partitions) {
        this.plan = plan;
        this.partitions = partitions;
        this.engine = new FeatureEngine(plan.layout());
    }

    @Override
    public void init(ProcessorContext<String, Object> context) {
        this.context = context;
        new ViewDefinitions(context.getStateStore(StationPlan.DEFINITIONS_STORE))
                .accept(plan.layout().views());
        this.hot = context.getStateStore(StationPlan.HOT_STORE);
        this.cold = context.getStateStore(StationPlan.COLD_STORE);
        this.channel = Channels.channel(
                Channels.station(plan.entity()), context.taskId().partition());
        this.progress = new StoredProgress(
                context.getStateStore(StationPlan.PROGRESS_STORE),
                plan.channels().intoStation(plan.entity()));
        this.positions = new StoredPositions(
                context.getStateStore(StationPlan.PROGRESS_STORE),
                plan.channels().logsInto(plan.entity()));
        this.line = new Sequencer(context.getStateStore(StationPlan.HELD_STORE), progress, new Due());
        this.open = partitions.open(plan.entity(), context.taskId().partition(), hot, cold);
        settle();
        Sweep sweep = new Sweep(engine, open, hot, cold, this::withdraw);
        context.schedule(STEP_TIMER, PunctuationType.WALL_CLOCK_TIME, now -> {
            line.step();
            sweep.step(progress.passed());
            tellPositions();
        });
    }

    @Override
    public void process(Record<String, Flow> record) {
        Object body = record.value().getBody();
        if (body instanceof Progress word) {
            positions.hear(word.getChannel(), Heard.of(word));
            line.hear(word.getChannel(), Heard.of(word));
            settle();
        } else if (body instanceof EventInFlight event) {
            if (plan.sorted()) {
                String id = event.getSource() + "/" + event.getId();
                line.hold(new Position(event.getTime(), EVENT, id), HeldEvent.encode(event));
                line.step();
            } else {
                visit(event);
            }
        }
    }

    /** What has been counted by now is known to the reads of this process. */
    private void settle() {
        long passed = plan.sorted() ? progress.passed() : Long.MAX_VALUE;
        untold |= positions.settle(passed);
        open.counted(Math.min(progress.newest(), passed), positions.reached());
    }

    @Override
    public void close() {
        partitions.close(plan.entity(), context.taskId().partition(), open);
    }

    /** Tells the next stations how far into the sources this one is, unless the watermark has lately taken it along. */
    private void tellPositions() {
        settle();
        if (untold) {
            tell(progress.passed(), plan.nextStations());
        }
    }

    private void tell(long watermark, List<String> topics) {
        Flow word = new Flow(new Progress(channel, watermark, progress.newest(), false, positions.reached()));
        long timestamp = Math.max(0, progress.newest());
        topics.forEach(topic -> context.forward(new Record<>("", word, timestamp), topic));
        untold = false;
    }

    private void visit(EventInFlight event) {
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

    /** What a view has removed of an entity is removed from its topic. */
    private void withdraw(String key, List<String> views) {
        for (FeatureUpdates updates : plan.published()) {
            String view = updates.view().name();
            if (views.contains(view)) {
                context.forward(
                        new Record<>(key, null, Math.max(0, progress.passed())), FeaturePipelines.updatesSink(view));
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

    private final class Due implements Sequencer.Handler {

        @Override
        public void due(Position position, byte[] value) {
            visit(HeldEvent.decode(value));
        }

        @Override
        public void passed(long watermark) {
            tell(watermark, plan.nextTopics());
        }
    }
}
