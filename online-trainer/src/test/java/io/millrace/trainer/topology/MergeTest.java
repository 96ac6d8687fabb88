package io.millrace.trainer.topology;

import static io.millrace.trainer.topology.Entries.label;
import static io.millrace.trainer.topology.Entries.minute;
import static io.millrace.trainer.topology.Entries.vector;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.runtime.project.Project.Order;
import io.millrace.schemas.Example;
import io.millrace.schemas.ExampleKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** When the merge lets an entry in, and what it adds itself. */
final class MergeTest {

    private static final String VECTORS = "vectors.orders/0";
    private static final String LABELS = "vectors.verdicts/0";

    private static List<String> words(Merge merge) {
        return merge.log().stream().map(Entries::word).toList();
    }

    @ParameterizedTest
    @EnumSource(Order.class)
    void label_aheadOfVectorsOfItsTime_waits(Order order) {
        try (Merge merge = new Merge(ShopModel.in(order, 1))) {
            merge.take(label("a", minute(5), true));
            merge.say(LABELS, minute(60));
            assertThat(words(merge)).isEmpty();
            merge.take(vector("a", minute(1)));
            merge.say(VECTORS, minute(4));
            assertThat(words(merge)).containsExactly("VECTOR a @1.0");
            merge.take(vector("b", minute(5)));
            merge.say(VECTORS, minute(5));
            assertThat(words(merge)).containsExactly("VECTOR b @5.0", "LABEL a @5.0");
        }
    }

    @ParameterizedTest
    @EnumSource(Order.class)
    void wordThatAnAlertLedTo_waitsForItsWindow_andOneByHandForNothing(Order order) {
        try (Merge merge = new Merge(ShopModel.in(order, 1))) {
            merge.take(new Example(ExampleKind.FREEZE, "x", minute(30), Map.of("alert", "x"), "drift", null));
            merge.say(VECTORS, minute(20));
            merge.say(LABELS, minute(20));
            merge.take(new Example(ExampleKind.FREEZE, "by hand", 0L, Map.of(), "by hand", null));
            assertThat(words(merge)).containsExactly("FREEZE by hand @20.0");
            merge.say(VECTORS, minute(40));
            merge.say(LABELS, minute(40));
            assertThat(words(merge)).containsExactly("FREEZE x @30.0");
            merge.take(new Example(ExampleKind.THAW, "x", minute(35), Map.of("alert", "x"), "over", null));
            assertThat(words(merge)).as("later than its window").containsExactly("THAW x @40.0");
        }
    }

    @Test
    void vectors_inArrivalOrder_goInAtOnce() {
        try (Merge merge = new Merge(ShopModel.in(Order.ARRIVAL, 1))) {
            merge.take(vector("late", minute(3)));
            merge.take(vector("early", minute(1)));
            assertThat(words(merge)).containsExactly("VECTOR late @3.0", "VECTOR early @1.0");
        }
    }

    @Test
    void vectors_inEventTimeOrder_areSortedByTimeThenId() {
        try (Merge merge = new Merge(ShopModel.in(Order.EVENT_TIME, 1))) {
            for (String id : List.of("c", "é", "b", "Z")) {
                merge.take(vector(id, minute(3)));
            }
            merge.take(vector("d", minute(1)));
            merge.say(VECTORS, minute(3));
            assertThat(words(merge)).isEmpty();
            merge.say(LABELS, minute(3));
            assertThat(words(merge))
                    .containsExactly(
                            "VECTOR d @1.0", "VECTOR Z @3.0", "VECTOR b @3.0", "VECTOR c @3.0", "VECTOR é @3.0");
        }
    }

    @ParameterizedTest
    @EnumSource(Order.class)
    void label_whenItDoesNotCome_timesOutAtItsDeadline(Order order) {
        try (Merge merge = new Merge(ShopModel.in(order, 1))) {
            merge.take(vector("a", minute(1)));
            merge.say(VECTORS, minute(60));
            merge.say(LABELS, minute(30));
            assertThat(words(merge)).containsExactly("VECTOR a @1.0", "MARK @10.0");
            merge.say(LABELS, minute(31));
            assertThat(words(merge)).containsExactly("TIMEOUT a @31.0");
            assertThat(merge.<String>size(ModelPlan.MERGE_PENDING)).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(Order.class)
    void label_atItsDeadline_isInTime(Order order) {
        try (Merge merge = new Merge(ShopModel.in(order, 1))) {
            merge.take(vector("a", minute(1)));
            merge.take(label("a", minute(31), true));
            merge.say(VECTORS, minute(60));
            merge.say(LABELS, minute(60));
            assertThat(words(merge).stream().filter(word -> !word.startsWith("MARK")))
                    .containsExactly("VECTOR a @1.0", "LABEL a @31.0");
        }
    }

    @ParameterizedTest
    @EnumSource(Order.class)
    void label_afterItsDeadline_comesAfterTheTimeout(Order order) {
        try (Merge merge = new Merge(ShopModel.in(order, 1))) {
            merge.take(vector("a", minute(1)));
            merge.take(label("a", minute(31) + 1, true));
            merge.say(LABELS, minute(60));
            merge.say(VECTORS, minute(60));
            assertThat(words(merge).stream().filter(word -> !word.startsWith("MARK")))
                    .hasSize(3)
                    .startsWith("VECTOR a @1.0", "TIMEOUT a @31.0")
                    .last()
                    .asString()
                    .startsWith("LABEL a");
            assertThat(merge.<String>size(ModelPlan.MERGE_PENDING)).isZero();
        }
    }

    @Test
    void labels_ofNobodyAndTwice_goInForTheTrainerToCount() {
        try (Merge merge = new Merge(ShopModel.in(Order.EVENT_TIME, 1))) {
            merge.take(label("nobody", minute(2), true));
            merge.take(vector("a", minute(1)));
            merge.take(label("a", minute(3), true));
            merge.take(label("a", minute(4), false));
            merge.say(VECTORS, minute(9));
            merge.say(LABELS, minute(9));
            assertThat(words(merge))
                    .containsExactly("VECTOR a @1.0", "LABEL nobody @2.0", "LABEL a @3.0", "LABEL a @4.0");
        }
    }

    @Test
    void marks_endEveryStretchThatHoldsAnEntry_andNoOther() {
        try (Merge merge = new Merge(ShopModel.in(Order.EVENT_TIME, 1))) {
            merge.take(vector("a", minute(0)));
            merge.take(label("a", minute(9.5), true));
            merge.take(vector("b", minute(20)));
            merge.take(label("b", minute(29), true));
            merge.say(VECTORS, minute(120));
            merge.say(LABELS, minute(120));
            assertThat(words(merge))
                    .containsExactly(
                            "VECTOR a @0.0",
                            "LABEL a @9.5",
                            "MARK @10.0",
                            "VECTOR b @20.0",
                            "LABEL b @29.0",
                            "MARK @30.0");
        }
    }
}
