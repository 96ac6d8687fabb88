package io.millrace.platform.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Types what README, tutorial, guides and examples tell to type, one page after the other, and compares what comes with what they show. A block that is
 * not typed says why.
 */
final class DocumentedCommandsTest {

    private static final Path DOCS = Path.of("docs");
    private static final Path GUIDES = DOCS.resolve("how-to");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder = Path.of("");

    /** The tutorial comes first: the guides go on with what it has made. */
    private static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>(List.of(DOCS.resolve("tutorial.md")));
        try (Stream<Path> guides = Files.list(Page.ROOT.resolve(GUIDES))) {
            guides.map(Page.ROOT::relativize).sorted().forEach(pages::add);
        }
        Page.all().stream()
                .filter(page -> page.startsWith("examples") || page.startsWith("deploy"))
                .forEach(pages::add);
        pages.add(Path.of("README.md"));
        return pages;
    }

    @Test
    void commands_doWhatThePagesShow() throws IOException, InterruptedException {
        try (Terminals terminals = new Terminals(folder)) {
            for (Path path : pages()) {
                for (Block block : Page.read(path).blocks()) {
                    type(terminals, path, block);
                }
                terminals.tidy();
            }
        }
    }

    @Test
    void blocks_thatHoldCommands_areMarkedAsSuch() throws IOException {
        List<String> unmarked = new ArrayList<>();
        for (Path path : pages()) {
            for (Block block : Page.read(path).blocks()) {
                boolean commands =
                        block.lines().stream().anyMatch(line -> line.matches("(\\$ |\\./millrace |curl ).*"));
                if (commands && !block.typed()) {
                    unmarked.add(path + ":" + block.line());
                }
            }
        }
        assertThat(unmarked)
                .as(
                        "mark these as ```console (with '$ ' and output) or ```bash, so that they are run; with <!-- not run: why --> above, if they cannot be")
                .isEmpty();
    }

    private static void type(Terminals terminals, Path path, Block block) throws IOException, InterruptedException {
        if (block.note("not run").isPresent()) {
            return;
        }
        Optional<String> stop = block.note("stop");
        if (stop.isPresent()) {
            terminals.stop(stop.get());
        }
        Optional<String> file = block.note("file");
        if (file.isPresent()) {
            terminals.write(file.get(), block.lines());
        }
        if (block.typed()) {
            int code = Integer.parseInt(block.note("exits").orElse("0"));
            for (Step step : block.steps()) {
                String where = path + ":" + step.line() + ": " + step.command();
                if (step.serves() && code == 0) {
                    assertThat(step.missing(terminals.serve(step))).as(where).isEmpty();
                } else {
                    run(terminals, step, code, where);
                }
            }
        }
    }

    private static void run(Terminals terminals, Step step, int code, String where)
            throws IOException, InterruptedException {
        Shell.Answer answer = terminals.type(step.command());
        if (step.reads()
                && (answer.code() != code || step.missing(answer.lines()).isPresent())) {
            Awaitility.await(where)
                    .pollInterval(Duration.ofMillis(200))
                    .atMost(PATIENCE)
                    .untilAsserted(() -> check(terminals.type(step.command()), step, code, where));
        } else {
            check(answer, step, code, where);
        }
    }

    private static void check(Shell.Answer answer, Step step, int code, String where) {
        String said = String.join("\n", answer.lines());
        assertThat(answer.code())
                .as("exit code of %s, which said:%n%s", where, said)
                .isEqualTo(code);
        assertThat(step.missing(answer.lines()))
                .as("what %s does not say; it says:%n%s", where, said)
                .isEmpty();
    }
}
