package io.millrace.features.recount;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.features.Shop;
import io.millrace.features.engine.EntityLayout;
import io.millrace.features.engine.FeatureEngine;
import io.millrace.features.engine.Status;
import io.millrace.features.engine.View;
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
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class JudgeTest {

    private static final long NOW = 1_700_000_000_000L;
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final long AHEAD = 60_000;
    private static final String BOUNDED = "user_orders:orders_1h";
    private static final String UNBOUNDED = "user_orders:item";
    private static final StationLog.Extent WHOLE = new StationLog.Extent(true, NOW);
    private final EntityLayout layout = Layouts.of(Shop.plan(Project.Order.ARRIVAL), "user");
    private final FeatureEngine engine = new FeatureEngine(layout);
    private final Map<String, KeptView> fromTheFirst = since(0);

    private Map<String, KeptView> since(long time) {
        return layout.views().stream().collect(Collectors.toMap(View::name, view -> KeptView.of(view, time)));
    }

    /** What is said of an answer after one order of an item, appended now. */
    private Verdict verdict(StationLog.Extent log, Map<String, KeptView> views, Map<String, FeatureValue> answered) {
        SourceOffset last = new SourceOffset("orders", 0, 7);
        Recount recount = new Recount(engine, new AnsweredEntity("user", "ann", 0, last, NOW, NOW, answered), false);
        recount.take(
                new EventInFlight(
                        "orders",
                        "1",
                        NOW,
                        new Origin("orders", 0, 7L),
                        Map.of("user", "ann", "amount", 2.5, "item", "cup"),
                        new HashMap<>()),
                NOW);
        recount.finish();
        return new Judge(engine, Traits.of(layout), AHEAD, log, views).verdict(recount);
    }

    private static FeatureValue present(Object value) {
        return new FeatureValue(value, Status.PRESENT, null);
    }

    @Test
    void sameValues_areTheSame() {
        assertThat(verdict(WHOLE, fromTheFirst, Map.of(BOUNDED, present(1L), UNBOUNDED, present("cup"))))
                .isEqualTo(new Verdict.Same());
    }

    @Test
    void anotherValueOrStatus_isNamed() {
        assertThat(verdict(WHOLE, fromTheFirst, Map.of(BOUNDED, present(2L), UNBOUNDED, present("cup"))))
                .isEqualTo(new Verdict.Different(List.of("user_orders:orders_1h was 2, and is 1")));
        FeatureValue none = new FeatureValue(null, Status.NULL_VALUE, null);
        assertThat(verdict(WHOLE, fromTheFirst, Map.of(UNBOUNDED, none)))
                .isEqualTo(new Verdict.Different(List.of("user_orders:item was NULL_VALUE, and is cup")));
    }

    @Test
    void viewThatMayHaveBeenRemovedAfterItsTimeToLive_isNotCompared() {
        FeatureValue unknown = new FeatureValue(null, Status.NOT_FOUND, null);
        assertThat(verdict(WHOLE, fromTheFirst, Map.of(UNBOUNDED, unknown))).isEqualTo(new Verdict.Uncheckable());
    }

    @Test
    void viewThatCameAfterTheFirstEvents_cannotBeCountedAgain() {
        Map<String, FeatureValue> wrong = Map.of(BOUNDED, present(2L));
        assertThat(verdict(WHOLE, since(NOW), wrong)).isEqualTo(new Verdict.Uncheckable());
        assertThat(verdict(WHOLE, Map.of(), wrong)).isEqualTo(new Verdict.Uncheckable());
        assertThat(verdict(WHOLE, since(NOW - DAY), wrong)).isInstanceOf(Verdict.Different.class);
    }

    @Test
    void viewOfAnotherVersion_cannotBeCountedAgain() {
        KeptView now = Objects.requireNonNull(fromTheFirst.get("user_orders"));
        KeptView other = new KeptView(now.version() + 1, now.ttl(), 0, now.definition());
        assertThat(verdict(WHOLE, Map.of("user_orders", other), Map.of(BOUNDED, present(2L))))
                .isEqualTo(new Verdict.Uncheckable());
    }

    @Test
    void whatRoundingMakes_isTheSame() {
        assertThat(verdict(WHOLE, fromTheFirst, Map.of("user_orders:total_1h", present(Math.nextUp(2.5)))))
                .isEqualTo(new Verdict.Same());
        assertThat(verdict(WHOLE, fromTheFirst, Map.of("user_orders:total_1h", present(2.501))))
                .isInstanceOf(Verdict.Different.class);
    }

    @Test
    void ofALogWithoutItsBeginning_onlyWindowsThatDoNotReachBeyondItAreCountedAgain() {
        StationLog.Extent ofADay = new StationLog.Extent(false, NOW - DAY);
        StationLog.Extent ofAnHour =
                new StationLog.Extent(false, NOW - Duration.ofHours(1).toMillis() - AHEAD - Judge.CLOCKS);
        Map<String, FeatureValue> wrong = Map.of(BOUNDED, present(2L), UNBOUNDED, present("pot"));
        assertThat(verdict(ofADay, fromTheFirst, wrong))
                .isEqualTo(new Verdict.Different(List.of("user_orders:orders_1h was 2, and is 1")));
        assertThat(verdict(ofAnHour, fromTheFirst, wrong)).isEqualTo(new Verdict.Uncheckable());
        FeatureValue none = present(0L);
        assertThat(verdict(ofADay, fromTheFirst, Map.of("user_visits:visits_1h", none)))
                .as("the view's newest event may be among those that are gone")
                .isEqualTo(new Verdict.Uncheckable());
    }
}
