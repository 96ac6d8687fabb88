package io.millrace.features.engine.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AdmissionTest {

    static List<Aggregate> numeric() {
        return List.of(new Sum(), new Mean(), new Min(), new Max());
    }

    @ParameterizedTest
    @MethodSource("numeric")
    void admit_numbersAndBooleans_becomeDoubles(Aggregate aggregate) {
        assertThat(aggregate.admit(3L)).isEqualTo(3.0);
        assertThat(aggregate.admit(2.5)).isEqualTo(2.5);
        assertThat(aggregate.admit(true)).isEqualTo(1.0);
        assertThat(aggregate.admit(false)).isEqualTo(0.0);
        assertThat(aggregate.admit(Double.NaN)).isNull();
        assertThat(aggregate.admit(Double.NEGATIVE_INFINITY)).isNull();
    }

    @ParameterizedTest
    @MethodSource("numeric")
    void admit_text_isRefusedByName(Aggregate aggregate) {
        assertThatThrownBy(() -> aggregate.admit("ten"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(aggregate.describe() + " takes a number or a boolean, but was given a String: ten");
    }

    @Test
    void admit_forLast_keepsTheType() {
        assertThat(List.of(1L, 1.5, true, "x"))
                .allSatisfy(value -> assertThat(new Last().admit(value)).isSameAs(value));
        assertThat(new Last().admit(Double.NaN)).isNull();
        assertThatThrownBy(() -> new Last().admit(List.of())).hasMessageContaining("takes a Boolean, Long, Double");
    }

    @Test
    void sum_beyondTheRangeOfADouble_isInfiniteAndStaysSo() {
        Partial sum = new Sum().create();
        sum.add(Double.MAX_VALUE, 0);
        sum.add(Double.MAX_VALUE, 0);
        sum.add(-1.0, 0);
        assertThat(sum.result(0)).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void sum_ofTenthsAndAHugePair_losesNothing() {
        Partial sum = new Sum().create();
        sum.add(1e12, 0);
        for (int i = 0; i < 10; i++) {
            sum.add(0.1, 0);
        }
        sum.add(-1e12, 0);
        assertThat(sum.result(0)).isEqualTo(1.0);
    }
}
