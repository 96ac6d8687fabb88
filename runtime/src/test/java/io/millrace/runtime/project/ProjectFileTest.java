package io.millrace.runtime.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.millrace.runtime.expression.ExpressionCheck;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files as a whole: the shipped example, the smallest one, and files that are none. */
class ProjectFileTest {

    private static final ProjectFile FILES = new ProjectFile(SchemaLookup.NONE, List.of(new ExpressionCheck()));

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    @Test
    void read_shippedExample_isWhatItSays() throws InvalidProjectException {
        Project wiki = FILES.read(Path.of("..", "examples", "wikipedia", "project.yaml"));

        assertThat(wiki.name()).isEqualTo("wiki");
        assertThat(wiki.clock()).isEqualTo(Project.Clock.STREAM);
        assertThat(wiki.order()).isEqualTo(Project.Order.EVENT_TIME);
        assertThat(wiki.idle()).isNull();
        assertThat(wiki.sources()).containsOnlyKeys("edits", "verdicts");
        assertThat(in(wiki.sources(), "edits").fields())
                .hasSize(13)
                .containsEntry("time", FieldType.TIMESTAMP)
                .containsEntry("added", FieldType.INT)
                .containsEntry("is_new", FieldType.BOOLEAN)
                .containsEntry("namespace", FieldType.STRING);
        assertThat(in(wiki.views(), "user_activity").ttl()).isEqualTo(Duration.ofDays(30));
        assertThat(in(in(wiki.views(), "user_activity").features(), "edits").columns())
                .containsExactly("edits_10m", "edits_1h", "edits_6h");
        assertThat(in(wiki.models(), "bot").learners()).containsOnlyKeys("champion", "tree", "bayes");
        assertThat(in(in(wiki.models(), "bot").learners(), "champion").seed()).isEqualTo(7);
        assertThat(in(wiki.monitors(), "bot_inputs").reference())
                .isEqualTo(new Monitor.Interval(
                        Instant.parse("2015-09-12T08:00:00Z"), Instant.parse("2015-09-12T14:00:00Z")));
        assertThat(in(wiki.monitors(), "bot_inputs").falseAlarmPeriod()).isEqualTo(Duration.ofDays(30));
    }

    @Test
    void read_smallestFile_takesTheDefaults() throws InvalidProjectException {
        Project project = new ProjectText("""
                        project: a
                        sources:
                          s: { topic: t, format: json, key: id, time: at, fields: { id: string, at: timestamp } }
                        """).read();

        assertThat(project.clock()).isEqualTo(Project.Clock.WALL);
        assertThat(project.order()).isEqualTo(Project.Order.ARRIVAL);
        assertThat(project.idle()).isEqualTo(Duration.ofSeconds(30));
        assertThat(project.partitions()).isEqualTo(3);
        assertThat(in(project.sources(), "s").late()).isEqualTo(Duration.ofMinutes(10));
        assertThat(in(project.sources(), "s").dedupe()).isEqualTo(Duration.ofHours(1));
        assertThat(project.views()).isEmpty();
    }

    @Test
    void read_byteOrderMark_isIgnored() throws InvalidProjectException {
        assertThat(new ProjectText("\ufeff" + ProjectText.shop().text()).read().name())
                .isEqualTo("shop");
    }

    @Test
    void read_noFile_saysSo() {
        assertRefused(folder.resolve("none.yaml"), "no such file.\n    Name a YAML file that declares a project.");
    }

    @Test
    void read_folder_saysSo() {
        assertRefused(folder, "the file cannot be read: Is a directory\n    Name a YAML file that declares a project.");
    }

    @Test
    void read_otherEncoding_saysSo() throws IOException {
        assertRefused(
                Files.write(folder.resolve("latin.yaml"), "project: café".getBytes(StandardCharsets.ISO_8859_1)),
                "the file is not UTF-8 text.\n    Name a YAML file that declares a project.");
    }

    @Test
    void read_emptyFile_saysWhatItNeeds() throws IOException {
        for (String text : List.of("", "\n", "# a comment\n")) {
            assertRefused(
                    Files.writeString(folder.resolve("empty.yaml"), text),
                    "the file declares nothing.\n    A project file starts with 'project: <name>' and has 'sources:'.");
        }
    }

    @Test
    void read_listOrText_saysWhatItNeeds() {
        String hint = "\n    A project file starts with 'project: <name>' and has 'sources:'.";
        new Broken("text", new ProjectText("hello\n"), "1:1: the file holds the text 'hello'." + hint).check();
        new Broken("list", new ProjectText("- a\n"), "1:1: the file holds a list." + hint).check();
    }

    @Test
    void read_secondDocument_isRefused() {
        new Broken(
                        "two",
                        new ProjectText("project: a\n---\nproject: b\n"),
                        "2:1: a second document starts here.\n    One file is one project: remove this and the rest.")
                .check();
    }

    private static <T> T in(Map<String, T> declared, String name) {
        return Objects.requireNonNull(declared.get(name), name);
    }

    private static void assertRefused(Path file, String message) {
        InvalidProjectException refused = catchThrowableOfType(InvalidProjectException.class, () -> FILES.read(file));
        assertThat(refused).hasMessage(file + ": " + message);
    }
}
