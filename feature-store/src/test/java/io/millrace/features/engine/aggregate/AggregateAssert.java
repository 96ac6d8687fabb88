package io.millrace.features.engine.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.millrace.features.engine.aggregate.AggregateOracle.Expected;
import java.util.ArrayList;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** That a result is the one expected, as closely as was promised; maps in the same order. */
public final class AggregateAssert {

    private AggregateAssert() {}

    /** Fails unless the result is within the slack of what is expected, and of the same type. */
    public static void close(@Nullable Object actual, Expected expected) {
        Object value = expected.value();
        if (actual instanceof Double real && value instanceof Double other) {
            assertThat(real).isCloseTo(other, within(expected.slack()));
        } else if (actual instanceof Long whole && value instanceof Long other) {
            assertThat(whole).isCloseTo(other, within((long) expected.slack()));
        } else if (actual instanceof Map<?, ?> map && value instanceof Map<?, ?> other) {
            assertThat(new ArrayList<Object>(map.entrySet())).isEqualTo(new ArrayList<Object>(other.entrySet()));
        } else {
            assertThat(actual).isEqualTo(value);
        }
    }
}
