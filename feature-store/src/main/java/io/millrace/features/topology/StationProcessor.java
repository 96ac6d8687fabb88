package io.millrace.features.topology;

import io.millrace.features.engine.FeatureEngine;
import io.millrace.features.query.OpenPartition;
import io.millrace.features.query.OpenPartitions;
import io.millrace.runtime.plan.Channels;
import io.millrace.runtime.progress.Heard;
import io.millrace.runtime.progress.Position;
import io.millrace.runtime.progress.Sequencer;
import io.millrace.runtime.progress.StoredPositions;
import io.millrace.runtime.progress.StoredProgress;
import io.millrace.schemas.EventInFlight;
import io.millrace.schemas.Flow;
import io.millrace.schemas.Progress;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The station of an entity: events visit it ({@link Visits}) one after the other, and the next stations are told how far it has come.
 *
 * <p>With {@code order: event_time} events wait until the watermark has passed them and are taken in order of time and id.
 */
final class StationProcessor implements Processor<String, Flow, String, Object> {

    private static final Duration STEP_TIMER = Duration.ofMillis(100);

    private final StationPlan plan;
    private final FeatureEngine engine;
    private final OpenPartitions partitions;
    private ProcessorContext<String, Object> context;
    private StoredProgress progress;
    private StoredPositions positions;
    private Sequencer line;
    private OpenPartition open;
    private Visits visits;
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
                .accept(plan.layout().views(), context.currentSystemTimeMs());
        KeyValueStore<String, byte[]> hot = context.getStateStore(StationPlan.HOT_STORE);
        KeyValueStore<Bytes, byte[]> cold = context.getStateStore(StationPlan.COLD_STORE);
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
        this.visits = new Visits(plan, engine, open, hot, cold, context);
        settle();
        Sweep sweep =
                new Sweep(engine, open, hot, cold, (key, views) -> visits.withdraw(key, views, progress.passed()));
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
                line.hold(HeldEvent.position(event), HeldEvent.encode(event));
                line.step();
            } else {
                visits.of(event);
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

    private final class Due implements Sequencer.Handler {

        @Override
        public void due(Position position, byte[] value) {
            visits.of(HeldEvent.decode(value));
        }

        @Override
        public void passed(long watermark) {
            tell(watermark, plan.nextTopics());
        }
    }
}
