package io.millrace.features.ingest;

import io.millrace.runtime.event.Event;
import io.millrace.runtime.project.Source;
import io.millrace.schemas.DeadLetterReason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where the records of a source become events, or are refused. Who writes them asks the same, and can tell before it is too late. */
public final class Entrance {

    private final Source source;
    private final Decoder decoder;
    private final EventShape shape;
    private final Clock clock;

    /**
     * The entrance of a source.
     *
     * @param carried fields that are used further on
     * @param clock machine clock, for events from the future
     */
    public Entrance(Source source, Set<String> carried, Decoder decoder, Clock clock) {
        this.source = source;
        this.decoder = decoder;
        this.shape = new EventShape(source, Enricher.needed(source, carried));
        this.clock = clock;
    }

    /**
     * The event that a record is, without what side tables add to it.
     *
     * @throws UnusableException when it is none, has no id or time, a field is of another type, or it is from the future
     */
    public Event event(byte @Nullable [] value) throws UnusableException {
        if (value == null) {
            throw new UnusableException(DeadLetterReason.UNDECODABLE, "the record has no value");
        }
        Event event = shape.event(decoder.decode(value));
        Duration ahead = source.ahead();
        if (event.time() > clock.millis() + ahead.toMillis()) {
            throw new UnusableException(
                    DeadLetterReason.FUTURE,
                    "the event is stamped " + Instant.ofEpochMilli(event.time()) + ", more than " + ahead.toSeconds()
                            + " s ahead of the clock, which is the source's 'ahead'");
        }
        return event;
    }
}
