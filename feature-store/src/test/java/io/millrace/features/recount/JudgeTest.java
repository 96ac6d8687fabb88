package io.millrace.features.recount;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.features.Shop;
import io.millrace.features.engine.EntityLayout;
import io.millrace.features.engine.FeatureEngine;
import io.millrace.features.engine.Status;
import io.millrace.features.query.FeatureValue;
import io.millrace.features.query.KeptView;
import io.millrace.features.query.Layouts;
import io.millrace.runtime.event.SourceOffset;
import io.millrace.runtime.project.Project;
import io.millrace.schemas.EventInFlight;
import io.millrace.schemas.Origin;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class JudgeTest {

    private static final long NOW = 1_700_000_000_000L;
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final long AHEAD = 60_000;
    private static final String BOUNDED = "user_orders:orders_1h";
    private static final String UNBOUNDED = "user_orders:item";
    private static final StationLog.Extent WHOLE = new StationLog.Extent(true, NOW);
    private static final Map<String, KeptView> FROM_THE_FIRST =
            Map.of("user_orders", new KeptView(1, 0, ""), "user_visits", new KeptView(1, 0, ""));

    private final EntityLayout layout = Layouts.of(Shop.plan(Project.Order.ARRIVAL), "user");
    private final FeatureEngine engine = new FeatureEngine(layout);

    /** What is said of an answer after one order of an item, appended now. */
    private Verdict verdict(StationLog.Extent log, Map<String, KeptView> views, Map<String, FeatureValue> answered) {
        SourceOffset last = new SourceOffset("orders", 0, 7);
        Recount recount = new Recount(engine, new AnsweredEntity("user", "ann", 0, last, NOW, answered), false);
        recount.take(
                new EventInFlight(
                        "orders",
                        "1",
                        NOW,
                        new Origin("orders", 0, 7L),
                        Map.of("user", "ann", "amount", 2.5, "item", "cup"),
                        new HashMap<>()),
                NOW);
        return new Judge(engine, new Reaches(layout, AHEAD), log, views).verdict(recount);
    }

    private static FeatureValue present(Object value) {
        return new FeatureValue(value, Status.PRESENT, null);
    }

    @Test
    void sameValues_areTheSame() {
        assertThat(verdict(WHOLE, FROM_THE_FIRST, Map.of(BOUNDED, present(1L), UNBOUNDED, present("cup"))))
                .isEqualTo(new Verdict.Same());
    }

    @Test
    void anotherValueOrStatus_isNamed() {
        FeatureValue unknown = new FeatureValue(null, Status.NOT_FOUND, null);
        assertThat(verdict(WHOLE, FROM_THE_FIRST, Map.of(BOUNDED, present(2L), UNBOUNDED, present("cup"))))
                .isEqualTo(new Verdict.Different(List.of("user_orders:orders_1h was 2, and is 1")));
        assertThat(verdict(WHOLE, FROM_THE_FIRST, Map.of(UNBOUNDED, unknown)))
                .isEqualTo(new Verdict.Different(List.of("user_orders:item was NOT_FOUND, and is cup")));
    }

    @Test
    void viewThatCameAfterTheFirstEvents_cannotBeCountedAgain() {
        Map<String, KeptView> later = Map.of("user_orders", new KeptView(2, NOW + 1, ""));
        assertThat(verdict(WHOLE, later, Map.of(BOUNDED, present(2L)))).isEqualTo(new Verdict.Uncheckable());
        assertThat(verdict(WHOLE, Map.of(), Map.of(BOUNDED, present(2L)))).isEqualTo(new Verdict.Uncheckable());
    }

    @Test
    void ofALogWithoutItsBeginning_onlyWindowsThatDoNotReachBeyondItAreCountedAgain() {
        StationLog.Extent ofADay = new StationLog.Extent(false, NOW - DAY);
        StationLog.Extent ofAnHour =
                new StationLog.Extent(false, NOW - Duration.ofHours(1).toMillis() - AHEAD);
        Map<String, FeatureValue> wrong = Map.of(BOUNDED, present(2L), UNBOUNDED, present("pot"));
        assertThat(verdict(ofADay, FROM_THE_FIRST, wrong))
                .isEqualTo(new Verdict.Different(List.of("user_orders:orders_1h was 2, and is 1")));
        assertThat(verdict(ofAnHour, FROM_THE_FIRST, wrong)).isEqualTo(new Verdict.Uncheckable());
        FeatureValue none = present(0L);
        assertThat(verdict(ofADay, FROM_THE_FIRST, Map.of("user_visits:visits_1h", none)))
                .as("the view's newest event may be among those that are gone")
                .isEqualTo(new Verdict.Uncheckable());
    }
}
