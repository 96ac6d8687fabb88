package io.millrace.drift.detection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FiguresTest {

    @ParameterizedTest
    @CsvSource({
        "0.5, 1 in 2",
        "0.0123, 1 in 81",
        "1.39e-4, 1 in 7 thousand",
        "3.1e-7, 1 in 3 million",
        "4e-8, 1 in 25 million",
        "0, less than 1 in 1000 trillion"
    })
    void odds_examples(double probability, String expected) {
        assertThat(Figures.odds(probability)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"31, 31", "0.5, 0.5", "1234567, 1235000", "0, 0", "-12.346, -12.35", "1e-9, 1E-9", "Infinity, Infinity"
    })
    void number_examples(double value, String expected) {
        assertThat(Figures.number(value)).isEqualTo(expected);
    }
}
