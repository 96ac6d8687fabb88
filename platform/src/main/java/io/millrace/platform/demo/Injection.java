package io.millrace.platform.demo;

import java.time.Instant;

/** The one thing in the demo that is not real: for an hour, {@code added} is multiplied, so that a drift alert fires. */
final class Injection {

    private static final long FROM = Instant.parse("2015-09-12T15:00:00Z").toEpochMilli();
    private static final long TO = Instant.parse("2015-09-12T16:00:00Z").toEpochMilli();
    private static final long FACTOR = 10;

    static final String WORDS = "the field 'added' is multiplied by 10 from 15:00 to 16:00";

    private final boolean on;

    Injection(boolean on) {
        this.on = on;
    }

    long addedFactor(Edit edit) {
        return on && edit.time() >= FROM && edit.time() < TO ? FACTOR : 1;
    }
}
