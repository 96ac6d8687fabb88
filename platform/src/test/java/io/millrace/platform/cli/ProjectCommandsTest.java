package io.millrace.platform.cli;

import static io.millrace.platform.cli.Typed.millrace;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Commands that need a project file and no cluster. */
final class ProjectCommandsTest {

    private static final Path WIKIPEDIA = Path.of(System.getProperty("millrace.examples"), "wikipedia");

    private final Path folder;

    ProjectCommandsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private Path project(String text) throws IOException {
        Files.copy(WIKIPEDIA.resolve("edit.avsc"), folder.resolve("edit.avsc"));
        return Files.writeString(folder.resolve("project.yaml"), text);
    }

    @Test
    void validate_ofAGoodFile_saysWhatItHolds() {
        Path file = WIKIPEDIA.resolve("project.yaml");
        Typed answer = millrace("validate", file.toString());
        assertThat(answer.exitCode()).isZero();
        assertThat(answer.out()).contains(file + " is valid: 2 sources, 2 views, 1 model, 1 monitor.");
        assertThat(answer.err()).isEmpty();
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of("entities:", "entitys:", "entitys:", List.of("unknown key 'entitys'", "entities")),
                Arguments.of(
                        "source: edits\n    ttl", "source: edit\n    ttl", "edit\n    ttl", List.of("edit", "edits")),
                Arguments.of(
                        "where: \"namespace.contains",
                        "where: \"namespac.contains",
                        "namespac.contains",
                        List.of("no field 'namespac'", "namespace")),
                Arguments.of(
                        "trees.HoeffdingTree }",
                        "trees.HoefdingTree }",
                        "trees.Hoefding",
                        List.of("trees.HoeffdingTree")),
                Arguments.of(
                        "aggregate: max,", "aggregate: maximum,", "maximum", List.of("no aggregate 'maximum'", "max")),
                Arguments.of("window: 30m", "window: 30 minutes", "30 minutes", List.of("'30 minutes'")),
                Arguments.of(
                        "in_talk: namespace",
                        "in_talk: nmspace",
                        "nmspace",
                        List.of("no field 'nmspace'", "namespace")),
                Arguments.of("schema: edit.avsc", "schema: none.avsc", "none.avsc", List.of("none.avsc")));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void validate_ofAMistake_namesItsPlaceAndAWayOut(String right, String wrong, String at, List<String> words)
            throws IOException {
        String good = Files.readString(WIKIPEDIA.resolve("project.yaml"));
        assertThat(good).contains(right);
        String text = good.replaceFirst(java.util.regex.Pattern.quote(right), wrong);
        Path file = project(text);
        Typed answer = millrace("validate", file.toString());
        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.err().lines().findFirst().orElse("")).startsWith(file + ":" + place(text, at) + ": ");
        assertThat(answer.err()).contains(words).contains("1 problem. Nothing was started.");
        assertThat(answer.out()).isEmpty();
    }

    @Test
    void validate_asJson_saysWhatItHolds_orEveryProblem() throws IOException {
        Typed good = millrace("validate", WIKIPEDIA.resolve("project.yaml").toString(), "--json");
        assertThat(good.exitCode()).isZero();
        assertThat(good.json())
                .singleElement()
                .satisfies(one -> assertThat(one.path("valid").asBoolean()).isTrue())
                .satisfies(one -> assertThat(one.path("views")).hasSize(2));
        String text = Files.readString(WIKIPEDIA.resolve("project.yaml")).replace("window: 30m", "window: 30 minutes");
        Typed bad = millrace("validate", project(text).toString(), "--json");
        assertThat(bad.exitCode()).isEqualTo(2);
        assertThat(bad.json().get(0).path("problems"))
                .singleElement()
                .satisfies(one -> assertThat(one.path("line").asInt()).isPositive())
                .satisfies(one -> assertThat(one.path("message").asText()).contains("'30 minutes'"));
    }

    @Test
    void validate_showsThePlaceOfAProblem_whereThereAreColours() throws IOException {
        Path file = project("project: wiki\nsources: { edits: [\n");
        assertThat(Typed.coloured("validate", file.toString()).err())
                .startsWith("\u001b[1m" + file + ":3:1\u001b[0m: ");
    }

    @Test
    void topics_asJson_areTheSame() {
        String file = WIKIPEDIA.resolve("project.yaml").toString();
        assertThat(millrace("topics", file, "--json").json())
                .hasSameSizeAs(millrace("topics", file).out().lines().toList())
                .extracting(one -> one.path("role").asText())
                .contains("source", "millrace");
    }

    private static String place(String text, String at) {
        String before = text.substring(0, text.indexOf(at));
        int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
        return line + ":" + (before.length() - before.lastIndexOf('\n'));
    }

    @Test
    void validate_ofWhatIsNoYaml_namesThePlace() throws IOException {
        Path file = project("project: wiki\nsources: { edits: [\n");
        Typed answer = millrace("validate", file.toString());
        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.err()).startsWith(file + ":3:1: ");
    }

    @Test
    void validate_ofServicesThatBeginWithTheEvent_namesThePlace() throws IOException {
        String text = Files.readString(WIKIPEDIA.resolve("project.yaml"))
                .replace("    - user_activity:*\n", "")
                .replace("  bot_features:\n", "  bot_features:\n    - event: { size: addd }\n    - user_activity:*\n");
        text = text.substring(0, text.indexOf("    - event:           #"))
                + text.substring(text.indexOf("\nmodels:"), text.indexOf("\nmonitors:"));
        Path file = project(text);
        Typed answer = millrace("validate", file.toString());
        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.err()).startsWith(file + ":" + place(text, "addd") + ": ");
    }

    @Test
    void validate_ofNoFile_saysSo() {
        Typed answer = millrace("validate", folder.resolve("none.yaml").toString());
        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.err()).contains("none.yaml: no such file");
    }

    @Test
    void unknownOptionsAndCommands_areRefusedWithWhatIsNear() {
        Typed option = millrace("validate", "--scheme-registry", "http://localhost", "x.yaml");
        assertThat(option.exitCode()).isEqualTo(2);
        assertThat(option.err()).contains("Unknown option", "--scheme-registry", "--schema-registry");
        Typed command = millrace("valdate");
        assertThat(command.exitCode()).isEqualTo(2);
        assertThat(command.err()).contains("valdate", "validate");
        Typed nothing = millrace();
        assertThat(nothing.exitCode()).isEqualTo(2);
        assertThat(nothing.out()).contains("Usage: millrace", "millrace demo");
    }

    @Test
    void help_ofEveryCommand_isThere() {
        for (String command : List.of(
                "demo",
                "broker",
                "run",
                "validate",
                "explain",
                "produce",
                "features",
                "vectors",
                "predictions",
                "evaluations",
                "alerts",
                "topics")) {
            Typed answer = millrace(command, "--help");
            assertThat(answer.exitCode()).isZero();
            assertThat(answer.out()).startsWith("Usage: millrace " + command);
        }
    }

    @Test
    void topics_areTheSourcesAndWhatMillraceCreates() {
        Typed answer = millrace("topics", WIKIPEDIA.resolve("project.yaml").toString());
        assertThat(answer.exitCode()).isZero();
        assertThat(answer.out().lines().map(line -> line.split(" ", 2)[0]))
                .containsExactlyInAnyOrder(
                        "wiki.edits",
                        "wiki.verdicts",
                        "wiki.vectors.edits",
                        "wiki.vectors.verdicts",
                        "wiki.station.user",
                        "wiki.station.channel",
                        "wiki.features.user_activity",
                        "wiki.models.bot.inbox",
                        "wiki.models.bot.examples",
                        "wiki.models.bot.predictions",
                        "wiki.models.bot.evaluations",
                        "wiki.models.bot.events",
                        "wiki.models.bot.snapshots",
                        "wiki.monitors.bot_inputs.profiles",
                        "wiki.drift.alerts",
                        "wiki.drift.alerts.state",
                        "wiki.drift.references",
                        "wiki.dead-letters");
        assertThat(answer.out()).contains("source 'edits', yours", "cleanup.policy=compact");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            run project.yaml --http-port 99999        | --http-port is 99999, expected 0
            run project.yaml --commit-interval -1     | --commit-interval: '-1' is not a duration
            run project.yaml --threads 0              | --threads is 0
            features get --url notaurl view entity    | --url: 'notaurl' is no address of a process
            """)
    void options_thatCannotBe_areUsageErrors(String command, String because) {
        Typed answer = millrace(command.split(" +", -1));
        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.err()).contains(because);
    }
}
