package io.millrace.runtime.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Monitors: what makes no sense of them, and what is read of those that do. */
class MonitorProblemsTest {

    private static final String INTERVAL = "{ from: \"2015-09-12T08:00Z\", to: \"2015-09-12T14:00Z\" }";

    @ParameterizedTest
    @MethodSource("broken")
    void read_brokenFile_saysWhatAndWhere(Broken broken) {
        broken.check();
    }

    private static Broken reference(String name, String reference, String problem) {
        return new Broken(name, ProjectText.shop().with(INTERVAL, reference), problem);
    }

    static Stream<Broken> broken() {
        String oneOf =
                "36:16: a reference is one of four.\n    Write {from: TIME, to: TIME}, {first: 1d}, {trailing: 7d} or {hour_of_week: 28d}.";
        return Stream.of(
                reference("two", "{ first: 6h, trailing: 7d }", oneOf),
                reference("half", "{ from: \"2015-09-12T08:00Z\" }", oneOf),
                reference(
                        "short",
                        "{ trailing: 1h }",
                        "36:16: a reference of 1h holds fewer than 4 windows of 30m.\n    Make it longer, or the windows shorter."),
                new Broken(
                        "more than there are",
                        ProjectText.shop().with("window: 30m", "window: 30m\n    after: 3 of 2"),
                        "38:12: '3 of 2' windows cannot be.\n    Expected at least 1, of as many or more, up to 63."),
                new Broken(
                        "no share",
                        ProjectText.shop().with("window: 30m", "window: 30m\n    quality: { missing: 5 }"),
                        "38:25: 'missing' is 5.\n    Expected more than 0, and at most 1."),
                new Broken(
                        "no window",
                        ProjectText.shop().with(INTERVAL, "{ first: 20m }").with("window: 30m", "window: 0m"),
                        "37:13: '0m' is no time at all.\n    The shortest duration is 1ms."),
                new Broken(
                        "very many segments",
                        ProjectText.shop()
                                .with(
                                        "window: 30m",
                                        "window: 30m\n    segments: { country: ["
                                                + IntStream.range(0, 101)
                                                        .mapToObj(i -> "c" + i)
                                                        .collect(Collectors.joining(", "))
                                                + "] }"),
                        "38:26: 'country' lists 101 values.\n    Expected 100 at most."),
                new Broken(
                        "identity",
                        ProjectText.shop().with("watch: [", "watch: [id, "),
                        "35:13: 'id' is the key of source 'orders', which is another for each event.\n    Name a field that says something of the event."),
                new Broken(
                        "volume of few",
                        ProjectText.shop()
                                .with(INTERVAL, "{ hour_of_week: 21d }")
                                .with("window: 30m", "window: 30m\n    quality: { volume: 0.5 }"),
                        "38:24: the reference has 6 windows for each that is judged, and numbers of rows need 8.\n    Make the reference longer, or the windows shorter, or leave volume out."),
                new Broken(
                        "reaction to nobody",
                        ProjectText.shop()
                                .with(
                                        "champion: { learner: trees.HoeffdingTree }",
                                        "champion: { learner: trees.HoeffdingTree }\n    on_alert: [ { monitor: drft, do: freeze } ]"),
                        "32:28: 'drft' is not a monitor.\n    Did you mean 'drift'?"),
                new Broken(
                        "reaction with nobody",
                        ProjectText.shop()
                                .with(
                                        "champion: { learner: trees.HoeffdingTree }",
                                        "champion: { learner: trees.HoeffdingTree }\n    on_alert: [ { monitor: drift, do: reset } ]"),
                        "32:39: 'promote' and 'reset' need 'learner'.\n    Known: champion."));
    }

    @Test
    void monitor_isReadWhole() throws InvalidProjectException {
        Monitor monitor = Objects.requireNonNull(ProjectText.shop()
                .with(INTERVAL, "{ trailing: 7d }")
                .with(
                        "window: 30m",
                        "window: 30m\n    after: 2 of 3\n    cool_down: 2h\n    quality: { missing: 0.05, volume: 0.5 }")
                .read()
                .monitors()
                .get("drift"));
        assertThat(monitor.reference()).isEqualTo(new Monitor.Trailing(Duration.ofDays(7)));
        assertThat(monitor.firing()).isEqualTo(new Monitor.Firing(2, 3, Duration.ofHours(2)));
        assertThat(monitor.quality()).isEqualTo(new Monitor.Quality(0.05, 0, 0, 0, 0, 0.5));
    }
}
