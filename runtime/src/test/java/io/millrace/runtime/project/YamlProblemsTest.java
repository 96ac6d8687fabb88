package io.millrace.runtime.project;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the parser of YAML stumbles on, in plain words. */
class YamlProblemsTest {

    @ParameterizedTest
    @MethodSource("broken")
    void read_brokenFile_saysWhatAndWhere(Broken broken) {
        broken.check();
    }

    static Stream<Broken> broken() {
        return Stream.of(
                new Broken(
                        "too deep",
                        ProjectText.shop().with("project: shop", "project: " + "[".repeat(50_000)),
                        " lists and mappings stand in each other too deeply.\n    No part of a project file needs that."),
                new Broken(
                        "endless alias",
                        ProjectText.shop().with("project: shop", "project: &a [*a, *a]"),
                        "1:10: an alias makes this part of the file endless, or too large.\n    Write it out, without & and *."),
                new Broken(
                        "anchor",
                        ProjectText.shop().with("\"amount > 0.0\"", "*x"),
                        "17:12: '*x' names an anchor that is not there.\n    A text that starts with * needs quotes."),
                new Broken(
                        "bytes",
                        ProjectText.shop().with("task: classification", "task: !!binary aGVsbG8="),
                        "29:11: !!binary stands for bytes.\n    A project file holds texts, numbers, true and false."),
                new Broken(
                        "badyaml bracket",
                        ProjectText.shop().with("[10m, 1h]", "[10m, 1h"),
                        "19:53: this is not valid YAML: a comma or ']' is missing before this.\n    Close the bracket that is opened at 19:44."),
                new Broken(
                        "badyaml colon",
                        ProjectText.shop().with("\"amount > 0.0\"", "a: b: c"),
                        "17:13: a colon and a space stand inside a text.\n    Put a text that holds ': ' in quotes, and check that this line is indented like those beside it."),
                new Broken(
                        "badyaml indent",
                        ProjectText.shop().with("    format: json\n", "   format: json\n"),
                        "6:4: this is not valid YAML: found a key that is indented differently from those beside it.\n    Check the indentation, the quotes and the brackets here and in the lines above."),
                new Broken(
                        "badyaml quote",
                        ProjectText.shop().with("\"amount > 0.0\"", "\"amount > 0.0"),
                        "24:38: this is not valid YAML: found a text where a new key is expected.\n    Check the indentation, the quotes and the brackets here and in the lines above."),
                new Broken(
                        "complex key",
                        ProjectText.shop().with("entities:", "entities:\n  ? [a, b]\n  : { key: user }"),
                        "12:5: a list or a mapping stands where a key is expected.\n    Keys are plain texts. A text that starts with [ or { needs quotes."),
                new Broken(
                        "dup key",
                        ProjectText.shop().with("project: shop", "project: shop\nproject: shap"),
                        "2:1: 'project' is declared twice.\n    Remove or rename one of them."),
                new Broken(
                        "dup view",
                        ProjectText.shop().with("monitors:", "services:"),
                        "32:1: 'services' is declared twice.\n    Remove or rename one of them."),
                new Broken(
                        "tabs",
                        ProjectText.shop().with("    topic: orders", "\ttopic: orders"),
                        "5:1: there is a tab before the text.\n    Indent with spaces."));
    }
}
