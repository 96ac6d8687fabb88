package io.millrace.features.topology;

import io.millrace.features.ingest.Enricher;
import io.millrace.features.ingest.Entrance;
import io.millrace.features.ingest.EventShape;
import io.millrace.features.ingest.IngestState;
import io.millrace.features.ingest.LookupTable;
import io.millrace.features.ingest.SeenIds;
import io.millrace.features.ingest.UnusableException;
import io.millrace.features.query.IngestCounts;
import io.millrace.runtime.event.Event;
import io.millrace.runtime.event.SourceOffset;
import io.millrace.runtime.plan.Channels;
import io.millrace.runtime.project.Source;
import io.millrace.runtime.streams.Declaration;
import io.millrace.schemas.DeadLetter;
import io.millrace.schemas.DeadLetterReason;
import io.millrace.schemas.EventInFlight;
import io.millrace.schemas.Flow;
import io.millrace.schemas.Origin;
import io.millrace.schemas.Progress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Ingest of one source partition: decodes, judges and stamps each record, sends events on to the first stop of their
 * itinerary and says in band how far event time has come.
 */
final class IngestProcessor implements Processor<byte[], byte[], String, Object> {

    static final String NEXT = "next";

    private static final Duration IDLE_CHECK = Duration.ofSeconds(1);

    /** So often the stations are told how far this has come, also when event time has not moved on. */
    private static final Duration POSITION_TIMER = Duration.ofMillis(100);

    private static final long NOTHING = -1;

    private final IngestPlan plan;
    private final Entrance entrance;
    private final Lookups lookups;
    private final Clock clock;

    private Enricher enricher;
    private ProcessorContext<String, Object> context;
    private KeyValueStore<String, byte[]> store;
    private SeenIds seen;
    private IngestState state = IngestState.EMPTY;
    private String channel = "";
    private String log = "";
    private long lastRecord;
    private long offset = NOTHING;
    private long told = NOTHING;

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
    IngestProcessor(IngestPlan plan, Entrance entrance, Lookups lookups, Clock clock) {
        this.plan = plan;
        this.entrance = entrance;
        this.lookups = lookups;
        this.clock = clock;
    }

    @Override
    public void init(ProcessorContext<String, Object> context) {
        this.context = context;
        this.enricher = new Enricher(plan.source(), plan.carried(), tables(context));
        this.store = context.getStateStore(IngestPlan.STATE_STORE);
        this.seen = new StoredIds(
                context.getStateStore(IngestPlan.IDS_STORE), plan.source().dedupe());
        this.state = IngestState.decode(store.get(IngestCounts.STATE));
        this.channel = Channels.channel(
                Channels.ingest(plan.source().name()), context.taskId().partition());
        this.log = SourceOffset.log(plan.source().name(), context.taskId().partition());
        this.lastRecord = clock.millis();
        context.schedule(POSITION_TIMER, PunctuationType.WALL_CLOCK_TIME, now -> {
            if (offset > told) {
                tell(state.announced(), state.idle());
            }
        });
        Duration idle = plan.idle();
        if (idle != null) {
            context.schedule(IDLE_CHECK, PunctuationType.WALL_CLOCK_TIME, now -> checkIdle(idle));
        }
    }

    private Map<String, LookupTable> tables(ProcessorContext<String, Object> context) {
        Map<String, LookupTable> tables = new HashMap<>(lookups.files());
        lookups.topicsOf(plan.source())
                .forEach((name, lookup) -> tables.put(
                        name,
                        new StoredTable(
                                lookup, lookups.decoder(lookup), context.getStateStore(LookupLoader.store(name)))));
        return tables;
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        lastRecord = clock.millis();
        RecordMetadata at = context.recordMetadata().orElseThrow();
        Origin origin = new Origin(at.topic(), at.partition(), at.offset());
        offset = at.offset();
        OptionalLong declared = Declaration.in(record.headers());
        if (declared.isEmpty() || record.value() != null) {
            try {
                take(record, origin);
            } catch (UnusableException e) {
                refuse(record, at, e);
            }
        }
        if (declared.isPresent()) {
            state = state.declared(declared.getAsLong());
        }
        announce(false);
        store.put(IngestCounts.STATE, state.encode());
    }

    private void take(Record<byte[], byte[]> record, Origin origin) throws UnusableException {
        Event event = EventShape.bounded(enricher.enrich(entrance.event(record.value())));
        if (seen.seenBefore(event.id(), Math.max(state.newest(), event.time()))) {
            state = state.withDuplicate();
        } else if (event.time() <= state.watermark(plan.source().late())) {
            late(event);
        } else {
            state = state.accepted(event.time());
            EventInFlight body =
                    new EventInFlight(event.source(), event.id(), event.time(), origin, event.fields(), Map.of());
            context.forward(new Record<>(plan.keyOf(body), new Flow(body), Math.max(0, event.time())), NEXT);
        }
    }

    private void late(Event event) throws UnusableException {
        state = state.withLate();
        for (String view : plan.viewsOf(event)) {
            IngestCounts.countLate(store, view);
        }
        if (plan.source().lateEvents() == Source.LateEvents.DEAD_LETTER) {
            throw new UnusableException(
                    DeadLetterReason.LATE,
                    "the event of " + Instant.ofEpochMilli(event.time()) + " came when those up to "
                            + Instant.ofEpochMilli(state.watermark(plan.source().late())) + " were complete");
        }
    }

    private void refuse(Record<byte[], byte[]> record, RecordMetadata at, UnusableException refusal) {
        state = state.withDeadLetter();
        DeadLetter letter =
                Refusal.letter(refusal, Channels.ingest(plan.source().name()), record, at);
        context.forward(
                new Record<>(plan.source().name(), letter, Math.max(0, record.timestamp())),
                FeaturePipelines.DEAD_LETTERS);
    }

    private void checkIdle(Duration idle) {
        if (!state.idle() && clock.millis() - lastRecord >= idle.toMillis()) {
            announce(true);
            store.put(IngestCounts.STATE, state.encode());
        }
    }

    /** Sends the watermark on when it has moved by a step, or when idleness begins or ends. */
    private void announce(boolean idle) {
        long watermark =
                Math.max(state.announced(), state.announcement(plan.source().late()));
        if (watermark > state.announced() || idle != state.idle()) {
            state = state.announced(watermark, idle);
            tell(watermark, idle);
        }
    }

    private void tell(long watermark, boolean idle) {
        Map<String, Long> positions = offset == NOTHING ? Map.of() : Map.of(log, offset);
        Progress progress = new Progress(channel, watermark, state.newest(), idle, positions);
        context.forward(new Record<>("", new Flow(progress), Math.max(0, state.newest())), NEXT);
        told = offset;
    }
}
