package io.millrace.platform.http;

import io.millrace.features.query.FreshnessBound;
import io.millrace.platform.exchange.BadRequestException;
import io.millrace.platform.exchange.RequestBody;
import io.millrace.runtime.event.SourceOffset;
import io.millrace.runtime.project.Durations;
import io.millrace.runtime.project.Suggestion;
import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What requests demand of freshness: {@code min_offset}, {@code max_lag}, {@code standby} and {@code wait}. */
final class Bounds {

    private static final String MIN_OFFSET = "min_offset";
    private static final String MAX_LAG = "max_lag";
    private static final String STANDBY = "standby";
    private static final String WAIT = "wait";

    /** Names of all that a request may demand. */
    static final Set<String> NAMES = Set.of(MIN_OFFSET, MAX_LAG, STANDBY, WAIT);

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final Set<String> sources;

    /** Bounds over the sources of a project. */
    Bounds(Set<String> sources) {
        this.sources = sources;
    }

    /** Whether a query may have several of that name. */
    static boolean ofMany(String name) {
        return name.equals(MIN_OFFSET);
    }

    /** Those in a body. */
    FreshnessBound of(RequestBody body) {
        Map<String, Long> offsets = new HashMap<>();
        body.objectOrNone(MIN_OFFSET).forEach(entry -> {
            boolean whole = entry.getValue() instanceof Integer || entry.getValue() instanceof Long;
            if (!whole || ((Number) entry.getValue()).longValue() < 0) {
                throw new BadRequestException("'min_offset' of '" + entry.getKey() + "' is "
                        + RequestBody.shown(entry.getValue()) + ", expected an offset such as 500.");
            }
            offsets.put(log(entry.getKey()), ((Number) entry.getValue()).longValue());
        });
        return new FreshnessBound(
                offsets, lag(body.textOrNumber(MAX_LAG)), !body.is(STANDBY, false), wait(body.text(WAIT)));
    }

    /** Those in a query: {@code min_offset=edits/2:500}, also more than once. */
    FreshnessBound of(MultiMap query) {
        Map<String, Long> offsets = new HashMap<>();
        for (String text : query.getAll(MIN_OFFSET)) {
            int colon = text.lastIndexOf(':');
            if (colon < 0) {
                throw new BadRequestException("'min_offset' is '" + text
                        + "', expected a source partition and an offset such as edits/2:500.");
            }
            offsets.put(log(text.substring(0, colon)), whole(MIN_OFFSET, text.substring(colon + 1)));
        }
        String standby = query.get(STANDBY);
        if (standby != null && !standby.equals("true") && !standby.equals("false")) {
            throw new BadRequestException("'standby' is '" + standby + "', expected true or false.");
        }
        return new FreshnessBound(offsets, lag(query.get(MAX_LAG)), !"false".equals(standby), wait(query.get(WAIT)));
    }

    /** What a process demands of another one, as it is in a body. */
    static void put(FreshnessBound bound, JsonObject body) {
        if (!bound.minOffset().isEmpty()) {
            JsonObject offsets = new JsonObject();
            bound.minOffset().forEach(offsets::put);
            body.put(MIN_OFFSET, offsets);
        }
        bound.maxLag().ifPresent(lag -> body.put(MAX_LAG, lag));
        if (!bound.standby()) {
            body.put(STANDBY, false);
        }
        if (!bound.patience().isZero()) {
            body.put(WAIT, bound.patience().toMillis() + "ms");
        }
    }

    private String log(String text) {
        int slash = text.lastIndexOf('/');
        String source = SourceOffset.sourceOf(text);
        if (slash < 0 || !text.substring(slash + 1).matches("[0-9]{1,9}")) {
            throw new BadRequestException("'min_offset' names '" + RequestBody.shown(text)
                    + "', expected a source and its partition such as edits/2.");
        }
        if (!sources.contains(source)) {
            throw new BadRequestException("'min_offset' names source '" + source + "', which there is not. "
                    + Suggestion.near(source, sources));
        }
        return text;
    }

    private static OptionalLong lag(@Nullable String text) {
        return text == null ? OptionalLong.empty() : OptionalLong.of(whole(MAX_LAG, text));
    }

    private static long whole(String name, String text) {
        if (!text.matches("[0-9]{1,18}")) {
            throw new BadRequestException("'" + name + "' is '" + text + "', expected a whole number.");
        }
        return Long.parseLong(text);
    }

    private static Duration wait(@Nullable String text) {
        try {
            Duration wait = text == null ? Duration.ZERO : Durations.parse(text);
            if (wait.compareTo(LONGEST_WAIT) <= 0) {
                return wait;
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw new BadRequestException("'wait' is '" + text + "', expected a duration of at most "
                + LONGEST_WAIT.toSeconds() + "s, such as 500ms.");
    }
}
