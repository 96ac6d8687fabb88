package io.millrace.runtime.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a feature may say of its aggregate and its windows. */
class FeatureProblemsTest {

    @ParameterizedTest
    @MethodSource("broken")
    void read_brokenFeature_saysWhatAndWhere(Broken broken) {
        broken.check();
    }

    static Stream<Broken> broken() {
        return Stream.of(
                broken(
                        "aggregate: percentile, of: amount",
                        "25:7: percentile needs 'at'.\n    Add the quantile, such as at: 0.95."),
                broken(
                        "aggregate: percentile, of: amount, at: 2",
                        "25:51: 'at' is 2.\n    Expected at least 0, and at most 1."),
                broken("aggregate: count, at: 0.5", "25:30: count takes no 'at'.\n    It is for percentile."),
                broken(
                        "aggregate: last, of: amount, n: 3",
                        "25:41: last takes no 'n'.\n    It is for first_n, last_n, lag."),
                broken("aggregate: last_n, of: amount", "25:7: last_n needs 'n'.\n    Add how many, such as n: 5."),
                broken(
                        "aggregate: decayed_sum, of: amount, half_life: 10",
                        "25:59: '10' is not a duration: it has no unit.\n    Did you mean '10m'? Write a whole number and a unit: ms, s, m, h or d, such as 10m."),
                broken(
                        "aggregate: histogram, of: amount, edges: [1, 1]",
                        "25:57: 1.0 does not come after 1.0.\n    Edges are in ascending order."),
                broken(
                        "aggregate: ratio, of: amount",
                        "25:34: ratio needs true or false, and 'amount' is a double.\n    Compare it with something, such as == or >."),
                broken(
                        "aggregate: variance, of: namespace",
                        "25:37: variance needs a number, and 'namespace' is a string.\n    Numbers are int, double and boolean (0 or 1); size(text) is the length of a text."),
                broken(
                        "aggregate: count, categories: 3",
                        "25:30: there is nothing to categorise.\n    Add 'by:', or remove it."),
                broken(
                        "aggregate: top_k, of: namespace, k: 3, by: gift",
                        "25:51: top_k gives a list or a map, which cannot be split by category.\n    Remove 'by'."),
                broken(
                        "aggregate: count, by: namespce",
                        "25:34: source 'orders' has no field 'namespce'.\n    Did you mean 'namespace'?"),
                broken(
                        "aggregate: count, windows: [tumblin 1d]",
                        "25:40: 'tumblin 1d' is not a window.\n    " + FeatureWindow.KINDS),
                broken(
                        "aggregate: count, windows: [last 0]",
                        "25:40: '0' is not a number of events.\n    Write 1 to 256, such as last 20."),
                broken(
                        "aggregate: count, windows: [session 1]",
                        "25:40: '1' is not a duration: it has no unit.\n    Did you mean '1m'? Write a whole number and a unit: ms, s, m, h or d, such as 10m."),
                broken(
                        "aggregate: count, windows: [session 1s]",
                        "25:40: the gap of 'session 1s' is too short beside 'late' of source 'orders'.\n    Late events can touch every session of that time: at most 256 gaps."),
                broken(
                        "aggregate: count, windows: [tumbling 1h], hop: 7m",
                        "25:59: the hop does not divide 'tumbling 1h'.\n    A tumbling window is a whole number of hops."),
                broken(
                        "aggregate: count, windows: [1h], hop: 2h",
                        "25:50: the hop does not suit a window of 1h.\n    It is at most the window, and at least a 4096th of it."),
                broken(
                        "aggregate: count, windows: [1d], hop: 1s",
                        "25:50: the hop does not suit a window of 1d.\n    It is at most the window, and at least a 4096th of it."),
                broken(
                        "aggregate: count, windows: [last 5], hop: 1s",
                        "25:54: there is no window that a hop applies to.\n    Remove 'hop'."),
                broken(
                        "aggregate: count, windows: [10ms]",
                        "25:40: a window of 10ms is too short.\n    The shortest window is 64ms."),
                derived("a: \"f_1h / 2\", b: \"a + g\"", "26:39: view 'more' has no column 'g'.\n    Known: a, f_1h."),
                derived(
                        "a: \"f_1h && true\"",
                        "26:25: 'f_1h && true' cannot be used: '&&' does not go with double and boolean.\n    It takes true or false: compare a value with something, such as == or >."),
                derived(
                        "f_1h: \"1\"",
                        "26:16: two features of this view are read as 'f_1h'.\n    Windows are added to the name: <feature>_<window>. Rename one of the two."),
                new Broken(
                        "collection as an input",
                        text("aggregate: count, by: namespace").with("- spend:*", "- more:f"),
                        "33:15: 'more:f' is a list or a map, which is no input.\n    Name the features one by one, without it."));
    }

    @Test
    void read_everyWindow_hasItsColumn() throws InvalidProjectException {
        Feature feature =
                feature("aggregate: count, windows: [10m, tumbling  1d, session 30m, last 20, lifetime], hop: 30s");
        assertThat(feature.columns())
                .containsExactly("f_10m", "f_tumbling_1d", "f_session_30m", "f_last_20", "f_lifetime");
        assertThat(feature.windows())
                .containsExactly(
                        new FeatureWindow.Rolling("10m", Duration.ofMinutes(10)),
                        new FeatureWindow.Tumbling("tumbling 1d", Duration.ofDays(1)),
                        new FeatureWindow.Session("session 30m", Duration.ofMinutes(30)),
                        new FeatureWindow.Last("last 20", 20),
                        new FeatureWindow.Lifetime("lifetime"));
        assertThat(feature.hop()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void read_parameters_areGivenOrByDefault() throws InvalidProjectException {
        Parameters given =
                feature("aggregate: percentile, of: amount, at: 1, error: 0.05").parameters();
        assertThat(given.real(Parameter.AT)).isEqualTo(1.0);
        assertThat(given.real(Parameter.ERROR)).isEqualTo(0.05);
        assertThat(feature("aggregate: lag, of: amount").parameters().whole(Parameter.N))
                .isEqualTo(1);
        assertThat(feature("aggregate: histogram, of: amount, edges: [-1, 2.5]")
                        .parameters()
                        .reals(Parameter.EDGES))
                .isEqualTo(List.of(-1.0, 2.5));
        assertThat(feature("aggregate: decayed_count, half_life: 1h")
                        .parameters()
                        .duration(Parameter.HALF_LIFE))
                .isEqualTo(Duration.ofHours(1));
    }

    private static Feature feature(String declaration) throws InvalidProjectException {
        Project project = text(declaration).read();
        return Objects.requireNonNull(
                Objects.requireNonNull(project.views().get("more")).features().get("f"));
    }

    private static Broken broken(String declaration, String expected) {
        return new Broken(declaration, text(declaration), expected);
    }

    /** With derived features in line 26. */
    private static Broken derived(String declarations, String expected) {
        ProjectText text = text("aggregate: count, windows: [1h]");
        return new Broken(
                declarations,
                text.with("[1h] }\nservices", "[1h] }\n    derived: { " + declarations + " }\nservices"),
                expected);
    }

    /** The shop with another view, whose one feature stands in line 25. */
    private static ProjectText text(String declaration) {
        return ProjectText.shop()
                .with(
                        "services:\n",
                        "  more:\n    entity: user\n    source: orders\n    features:\n      f: { " + declaration
                                + " }\nservices:\n");
    }
}
