package io.millrace.features.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.features.Shop;
import io.millrace.features.engine.EntityLayout;
import io.millrace.features.engine.Feature;
import io.millrace.features.engine.View;
import io.millrace.runtime.event.Event;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.project.Project;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LayoutsTest {

    private final Plan plan = Shop.plan(Project.Order.EVENT_TIME);

    /** The description decides the hash that rows are stored under: a change of it is a rebuild of all state. */
    @Test
    void of_entity_describesItsViewsInOrder() {
        assertThat(Layouts.of(plan, "user").views().stream().map(View::describe).collect(Collectors.joining()))
                .isEqualTo("""
                        view user_orders 1
                         where "orders: true"
                         history 600000
                        feature orders_10m count rolling 600000 9000
                         of\s
                         filter "true"
                        feature orders_1h count rolling 3600000 54000
                         of\s
                         filter "true"
                        feature large_1h count rolling 3600000 54000
                         of\s
                         filter "amount > 5.0"
                        feature total_1h sum rolling 3600000 54000
                         of "amount"
                         filter "true"
                        feature item last lifetime
                         of "item"
                         filter "true"
                        feature idle time_since_last lifetime
                         of\s
                         filter "true"
                        view user_visits 1
                         where "visits: true"
                         history 600000
                        feature visits_1h count rolling 3600000 54000
                         of\s
                         filter "true"
                        """);
    }

    @Test
    void of_view_keepsHistoryForLateEventsOfItsSource() {
        assertThat(Layouts.of(plan, "item").views().get(0).history()).isEqualTo(Duration.ofMinutes(10));
        assertThat(Layouts.of(plan, "user").views()).extracting(View::ttl).containsExactly(Duration.ofDays(30), null);
    }

    @Test
    void of_view_takesEventsOfItsSourceThatMeetItsCondition() {
        EntityLayout item = Layouts.of(plan, "item");

        assertThat(counts(item, "orders", 2.0)).isTrue();
        assertThat(counts(item, "orders", 1.0)).isFalse();
        assertThat(counts(item, "visits", 2.0)).isFalse();
    }

    private static boolean counts(EntityLayout layout, String source, double amount) {
        Event event = new Event(source, "1", 0, Map.of("amount", amount));
        return layout.views().get(0).where().test().test(event);
    }

    @Test
    void of_feature_hasItsConditionAndValue() {
        Feature large = Layouts.of(plan, "user").views().get(0).features().get(2);
        Feature total = Layouts.of(plan, "user").views().get(0).features().get(3);
        Event event = new Event("orders", "1", 0, Map.of("amount", 5.0));

        assertThat(large.name()).isEqualTo("large_1h");
        assertThat(large.filter().test().test(event)).isFalse();
        assertThat(large.of()).isNull();
        assertThat(total.of())
                .isNotNull()
                .extracting(of -> of.value().apply(event))
                .isEqualTo(5.0);
    }
}
