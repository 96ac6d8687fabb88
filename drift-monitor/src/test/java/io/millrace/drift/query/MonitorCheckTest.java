package io.millrace.drift.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.millrace.runtime.expression.ExpressionCheck;
import io.millrace.runtime.project.InvalidProjectException;
import io.millrace.runtime.project.Problem;
import io.millrace.runtime.project.ProjectFile;
import io.millrace.runtime.project.SchemaLookup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Questions that a monitor cannot answer are refused with the project file. */
final class MonitorCheckTest {

    private static final String PROJECT = """
            project: shop
            order: event_time
            sources:
              orders:
                topic: shop.orders
                format: json
                key: id
                time: time
                fields: { id: string, time: timestamp, amount: double, country: string, paid: boolean }
            monitors:
              inputs:
                source: orders
                watch: %s
                reference: { first: 7d }
                window: 1h
                quality: %s
                segments: { paid: %s }
            """;

    @TempDir
    private @Nullable Path folder;

    private List<String> problems(String watch, String quality, String paid) throws IOException {
        Path file = Files.writeString(
                Objects.requireNonNull(folder).resolve("project.yaml"), PROJECT.formatted(watch, quality, paid));
        ProjectFile reader = new ProjectFile(SchemaLookup.NONE, List.of(new ExpressionCheck(), new MonitorCheck()));
        InvalidProjectException refused = catchThrowableOfType(InvalidProjectException.class, () -> reader.read(file));
        return refused == null
                ? List.of()
                : refused.problems().stream().map(Problem::toString).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[country] | { range: 0.01 } | 16:23: this monitor watches no number, and a range is one of numbers.",
                "[country, paid] | { stuck: 0.1 } | 16:23: this monitor watches no number, and it is numbers that can be stuck.",
                "[amount] | { new_category: 0.1 } | 16:30: this monitor watches no text and no boolean, and numbers are no categories.",
                "[amount] | { joint: 0.2 } | 16:23: this monitor watches one feature, which has nothing to go together with.",
            })
    void check_questionAboutNothing_isRefused(String watch, String quality, String problem) throws IOException {
        assertThat(problems(watch, quality, "[]"))
                .singleElement()
                .satisfies(one -> assertThat(one).contains(problem).endsWith("Watch more, or leave it out."));
    }

    @Test
    void check_segmentThatNoBooleanHas_isRefused() throws IOException {
        assertThat(problems("[amount]", "{ missing: 0.1 }", "[\"true\", maybe]"))
                .singleElement()
                .satisfies(one -> assertThat(one)
                        .contains("'maybe' is no value of 'paid', which is a boolean.\n"
                                + "    Expected \"true\" or \"false\"."));
    }

    @Test
    void check_questionsThatFit_arePassed() throws IOException {
        assertThat(problems(
                        "[amount, country]",
                        "{ missing: 0.1, range: 0.01, stuck: 0.1, new_category: 0.1, joint: 0.2, volume: 0.5 }",
                        "[\"true\", \"false\"]"))
                .isEmpty();
    }
}
