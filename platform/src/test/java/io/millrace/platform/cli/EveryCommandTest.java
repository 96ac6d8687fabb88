package io.millrace.platform.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** What holds for every command there is. */
final class EveryCommandTest {

    private static final Path REFERENCE = Path.of("..", "docs", "reference", "cli.md");
    private static final Pattern USAGE =
            Pattern.compile("^#+ (millrace[^\n]*)\n\n```\n(.*?)```\n", Pattern.DOTALL | Pattern.MULTILINE);
    private static final String BENCH = "millrace bench";

    /** Commands that show no data, and why. */
    private static final Map<String, String> WITHOUT_JSON = Map.of(
            "millrace demo", "--headless ends with its summary as JSON",
            "millrace broker", "runs until it is stopped",
            "millrace run", "runs until it is stopped",
            "millrace completion", "prints a script");

    private static Stream<CommandLine> commands() {
        List<CommandLine> all = new ArrayList<>();
        collect(MillraceCommand.line(Ansi.OFF), all);
        return all.stream();
    }

    private static void collect(CommandLine of, List<CommandLine> all) {
        for (CommandLine sub : of.getSubcommands().values()) {
            all.add(sub);
            collect(sub, all);
        }
    }

    private static String name(CommandLine command) {
        return command.getCommandSpec().qualifiedName();
    }

    private static Stream<String> names() {
        return commands().map(EveryCommandTest::name);
    }

    private static CommandLine command(String name) {
        return commands().filter(one -> name(one).equals(name)).findFirst().orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("names")
    void command_thatShowsSomething_hasJson(String name) {
        CommandLine command = command(name);
        boolean shows = command.getSubcommands().isEmpty() && !WITHOUT_JSON.containsKey(name);
        assertThat(command.getCommandSpec().findOption("--json") != null).isEqualTo(shows);
    }

    /** With {@code -Dmillrace.reference.update} what is there is brought up to date. */
    @Test
    void usages_inTheReference_areWhatCommandsSay() throws IOException {
        String written = Files.readString(REFERENCE);
        String said = USAGE.matcher(written)
                .replaceAll(block -> Matcher.quoteReplacement(
                        block.group().replace("```\n" + block.group(2) + "```", "```\n" + usage(block) + "```")));
        if (System.getProperty("millrace.reference.update") != null) {
            Files.writeString(REFERENCE, said);
        } else {
            assertThat(written)
                    .as("docs/reference/cli.md; -Dmillrace.reference.update brings it up to date")
                    .isEqualTo(said);
        }
    }

    private static String usage(MatchResult block) {
        if (block.group(1).startsWith(BENCH)) { // another program
            return block.group(2);
        }
        StringWriter usage = new StringWriter();
        command(block.group(1)).usage(new PrintWriter(usage), Ansi.OFF);
        return usage.toString().replace(System.lineSeparator(), "\n");
    }

    @Test
    void reference_hasEveryCommand_andNoOther() throws IOException {
        assertThat(USAGE.matcher(Files.readString(REFERENCE)).results().map(block -> block.group(1)))
                .filteredOn(name -> !name.startsWith(BENCH))
                .containsExactlyInAnyOrderElementsOf(names().toList());
    }
}
