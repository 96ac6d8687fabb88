package io.millrace.features.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.features.engine.Answer;
import io.millrace.features.engine.Condition;
import io.millrace.features.engine.EntityLayout;
import io.millrace.features.engine.Feature;
import io.millrace.features.engine.FeatureEngine;
import io.millrace.features.engine.LifetimeWindow;
import io.millrace.features.engine.RowState;
import io.millrace.features.engine.Status;
import io.millrace.features.engine.View;
import io.millrace.features.engine.aggregate.Count;
import io.millrace.runtime.event.Event;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FeatureReadsTest {

    private static final Feature COUNT =
            new Feature("n", new Count(), null, Condition.ALWAYS, null, new LifetimeWindow());

    private final FeatureEngine engine = new FeatureEngine(new EntityLayout(
            "user", List.of(new View("v", 1, Condition.ALWAYS, null, Duration.ofMinutes(10), List.of(COUNT)))));
    private final HotRow row = new HotRow();

    /** The stream's clock is told in steps: an event can be newer than the last one. */
    @Test
    void read_now_ofAnEventThatIsNewerThanTheLastWord_isAsOfThatEvent() {
        engine.count(row, new Event("s", "e", 5_000, Map.of()));

        Answer now = FeatureReads.read(engine, row, 4_000, true);
        assertThat(now.asOf()).isEqualTo(5_000);
        assertThat(now.value("v:n")).isEqualTo(1L);
        assertThat(FeatureReads.read(engine, row, 6_000, true).asOf()).isEqualTo(6_000);

        Answer past = FeatureReads.read(engine, row, 4_000, false);
        assertThat(past.asOf()).isEqualTo(4_000);
        assertThat(past.status("v:n")).isEqualTo(Status.INVALID);
        assertThat(FeatureReads.read(engine, new HotRow(), 4_000, true).asOf()).isEqualTo(4_000);
    }

    private static final class HotRow implements RowState {

        private byte @Nullable [] hot;

        @Override
        public byte @Nullable [] hot() {
            return hot;
        }

        @Override
        public void hot(byte @Nullable [] row) {
            hot = row;
        }

        @Override
        public byte @Nullable [] cold(byte[] key) {
            return null;
        }

        @Override
        public void cold(byte[] key, byte @Nullable [] part) {}

        @Override
        public void dropCold(byte[] prefix) {}
    }
}
