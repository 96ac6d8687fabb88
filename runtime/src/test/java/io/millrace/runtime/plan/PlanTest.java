package io.millrace.runtime.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.runtime.project.FieldType;
import io.millrace.runtime.project.InvalidProjectException;
import io.millrace.runtime.project.Project;
import io.millrace.runtime.project.ProjectText;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PlanTest {

    private static Project market;
    private static Plan plan;

    @BeforeAll
    static void readMarket() throws InvalidProjectException {
        market = ProjectText.market().read();
        plan = new Plan(market);
    }

    private static <T> T in(Map<String, T> declared, String name) {
        return Objects.requireNonNull(declared.get(name), name);
    }

    @Test
    void itinerary_visitsWhereItIsCountedOrAsks_inOrderOfEntities() {
        assertThat(plan.itinerary("orders")).containsExactly("item", "user");
        assertThat(plan.itinerary("visits")).containsExactly("user");
        assertThat(plan.itinerary("verdicts")).isEmpty();
        assertThat(plan.itinerary("unused")).isEmpty();
    }

    @Test
    void itinerary_sourceThatOnlyAsks_visitsToo() throws InvalidProjectException {
        ProjectText onlyAsks = ProjectText.market()
                .with(
                        "    source: visits\n    features:\n      pages",
                        "    source: orders\n    features:\n      pages")
                .with("of: page", "of: note");

        assertThat(new Plan(onlyAsks.read()).itinerary("visits")).containsExactly("user");
    }

    @Test
    void attached_isWhatModelsAndMonitorsOfTheSourceWant() {
        assertThat(plan.attached("orders"))
                .containsExactly(
                        "user_visits:pages_10m",
                        "user_visits:pages_1h",
                        "user_visits:page_1h",
                        "item_orders:orders_1h");
        assertThat(plan.attached("visits")).containsExactly("user_orders:total_1h");
        assertThat(plan.attached("verdicts")).isEmpty();
    }

    @Test
    void carried_isWhatIsReadFurtherOn_andNothingElse() {
        assertThat(plan.carried("orders")).containsExactlyInAnyOrder("item", "user", "note", "amount", "at", "quick");
        assertThat(plan.carried("visits")).containsExactlyInAnyOrder("user", "page", "seconds");
        assertThat(plan.carried("verdicts")).containsExactly("fraud");
        assertThat(plan.carried("unused")).isEmpty();
    }

    @Test
    void hasVectors_forModelsLabelsAndMonitors() {
        assertThat(plan.hasVectors("orders")).isTrue();
        assertThat(plan.hasVectors("visits")).isTrue();
        assertThat(plan.hasVectors("verdicts")).isTrue();
        assertThat(plan.hasVectors("unused")).isFalse();
    }

    @Test
    void inputs_areFeaturesThenExpressions_withTheirTypes() {
        assertThat(plan.inputs(in(market.models(), "fraud")))
                .extracting(input -> input.name() + " " + input.type())
                .containsExactly(
                        "user_visits:pages_10m INT",
                        "user_visits:pages_1h INT",
                        "user_visits:page_1h STRING",
                        "item_orders:orders_1h INT",
                        "cheap BOOLEAN",
                        "long INT");
    }

    @Test
    void inputs_takeFeaturesFromTheAttachedAndExpressionsFromTheEvent() {
        Map<String, Object> fields = Map.of("amount", 0.5, "note", "four");
        Map<String, Object> features = Map.of("user_visits:pages_1h", 3L);

        assertThat(plan.inputs(in(market.models(), "fraud")))
                .extracting(input -> input.value(fields, features))
                .containsExactly(null, 3L, null, null, true, 4L);
    }

    @Test
    void watched_keepsTheOrderOfTheFile() {
        assertThat(plan.watched(in(market.monitors(), "orders")))
                .extracting(input -> input.name() + " " + input.type())
                .containsExactly("about_order.cheap BOOLEAN", "amount DOUBLE", "item_orders:orders_1h INT");
        assertThat(plan.watched(in(market.monitors(), "visits")))
                .extracting(Input::name)
                .isEqualTo(List.of("seconds", "user_orders:total_1h"));
    }

    @Test
    void columnType_followsTheAggregate() {
        assertThat(plan.columnType("user_orders:total_1h")).isEqualTo(FieldType.DOUBLE);
        assertThat(plan.columnType("user_orders:last")).isEqualTo(FieldType.TIMESTAMP);
        assertThat(plan.columnType("user_visits:page_1h")).isEqualTo(FieldType.STRING);
    }

    @Test
    void read_monitorOfOtherSourceOnOneInput_needsOnlyThatInput() throws InvalidProjectException {
        ProjectText other = ProjectText.market()
                .with("- event: { long: \"size(note)\" }", "- event: { long: \"size(user)\" }")
                .with("watch: [seconds,", "watch: [about_order.long,");

        assertThat(new Plan(other.read()).carried("visits")).contains("user").doesNotContain("seconds");
    }

    @Test
    void inputs_derivedInAService_areOverTheEventAndItsFeatures() throws InvalidProjectException {
        Project shop = ProjectText.shop()
                .with(
                        "odd: \"pieces % 2 == 1\" }",
                        "odd: \"pieces % 2 == 1\" }\n    - derived: { share: amount / spend.total_1h, twice: share * pieces, calm: spend.orders_10m < 3 }")
                .with("watch: [amount, inputs.odd, \"spend:total_1h\"]", "watch: [inputs.share]")
                .read();
        Plan planned = new Plan(shop);
        List<Input> inputs = planned.inputs(in(shop.models(), "fraud"));

        assertThat(inputs).extracting(Input::name).endsWith("pieces", "odd", "share", "twice", "calm");
        Map<String, Object> fields = Map.of("amount", 3.0, "pieces", 5L);
        Map<String, Object> features = Map.of("spend:total_1h", 12.0, "spend:orders_10m", 2L);
        assertThat(inputs.stream().skip(5).map(input -> input.value(fields, features)))
                .containsExactly(0.25, 1.25, true);
        assertThat(inputs.stream().skip(5).map(input -> input.value(fields, Map.of())))
                .containsOnlyNulls();
        assertThat(inputs.stream().skip(5).map(Input::type))
                .containsExactly(FieldType.DOUBLE, FieldType.DOUBLE, FieldType.BOOLEAN);
        assertThat(planned.attached("orders")).contains("spend:total_1h", "spend:orders_10m");
        assertThat(planned.carried("orders")).contains("amount", "pieces", "user");
        assertThat(planned.watched(in(shop.monitors(), "drift")).get(0).value(fields, features))
                .isEqualTo(0.25);
    }
}
