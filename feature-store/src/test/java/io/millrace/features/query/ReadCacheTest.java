package io.millrace.features.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.features.Shop;
import io.millrace.features.engine.FeatureEngine;
import io.millrace.features.engine.ReadRow;
import io.millrace.features.engine.RowState;
import io.millrace.runtime.event.SourceOffset;
import io.millrace.runtime.project.Project;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

class ReadCacheTest {

    private static final int ROOM = 5;

    private final FeatureEngine engine = new FeatureEngine(Layouts.of(Shop.plan(Project.Order.ARRIVAL), "user"));

    enum What {
        PUT,
        GET,
        REMOVE
    }

    record Step(What what, String key, long offset) {}

    /** Against a map in the order of use, of which the oldest goes when there are more than there is room for. */
    @Property(tries = 500)
    void rows_areThoseLastPut_unlessRemoved_orNotUsedForLongest(@ForAll("steps") List<Step> steps) {
        int weight = row().weight() + 2;
        ReadCache cache = new ReadCache((long) ROOM * weight);
        Map<String, Long> expected = new LinkedHashMap<>(16, 0.75f, true);
        for (Step step : steps) {
            switch (step.what()) {
                case PUT -> {
                    cache.put(step.key(), new SourceOffset("orders", 0, step.offset()), row());
                    expected.put(step.key(), step.offset());
                    if (expected.size() > ROOM) {
                        expected.remove(expected.keySet().iterator().next());
                    }
                }
                case REMOVE -> {
                    cache.remove(step.key());
                    expected.remove(step.key());
                }
                case GET -> {
                    ReadCache.Kept kept = cache.get(step.key());
                    assertThat(kept == null ? null : (Long) kept.last().offset())
                            .isEqualTo(expected.get(step.key()));
                }
            }
        }
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.of(What.class),
                        Arbitraries.strings().withCharRange('a', 'i').ofLength(1),
                        Arbitraries.longs().between(0, 1_000))
                .as(Step::new)
                .list()
                .ofMaxSize(100);
    }

    /** The row of an entity that was never seen. */
    private ReadRow row() {
        return engine.open(new RowState() {
            @Override
            public byte @Nullable [] hot() {
                return null;
            }

            @Override
            public void hot(byte @Nullable [] row) {
                throw new AssertionError("a read writes nothing");
            }

            @Override
            public byte @Nullable [] cold(byte[] part) {
                return null;
            }

            @Override
            public void cold(byte[] part, byte @Nullable [] bytes) {
                throw new AssertionError("a read writes nothing");
            }

            @Override
            public void dropCold(byte[] prefix) {
                throw new AssertionError("a read writes nothing");
            }
        });
    }
}
