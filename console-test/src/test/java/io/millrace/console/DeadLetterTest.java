package io.millrace.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.millrace.processes.Millrace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bad record is found in the console; its cause is mended, and it is replayed there: counted once, however often. */
final class DeadLetterTest {

    private static final String PROJECT = """
            project: cellar
            clock: stream
            sources:
              bottles:
                topic: cellar.bottles
                format: json
                key: id
                time: at
                ahead: %s
                fields: { id: string, at: timestamp, rack: string }
            entities:
              rack: { key: rack }
            views:
              stock:
                entity: rack
                source: bottles
                features:
                  bottles: { aggregate: count }
            """;

    private static final String STOCK = "#/features/stock?entity=top";
    private static final String REPLAY = "//details[contains(.,'future')]//button[starts-with(.,'Replay')]";

    @BeforeAll
    static void look() {
        assumeTrue(Browser.exists(), "no Chromium on this machine");
    }

    @Test
    void badRecord_isFoundMendedReplayed_andCountedOnce(@TempDir Path folder) throws Exception {
        Path project = Files.writeString(folder.resolve("project.yaml"), PROJECT.formatted("1m"));
        Instant now = Instant.now();
        Path events = Files.writeString(
                folder.resolve("bottles.jsonl"), bottle("b1", now) + bottle("b2", now.plus(Duration.ofHours(1))));
        try (Millrace millrace = new Millrace(folder)) {
            millrace.broker(project);
            millrace.produce(project, "bottles", events);
            try (Browser browser = new Browser(millrace.run(project))) {
                browser.open("#/operations");
                assertThat(browser.text(".letters summary", text -> text.contains("future")))
                        .contains("cellar.bottles/");
                browser.click("//div[@class='letters']//summary", false);
                browser.text(".letters pre", text -> text.contains("\"id\":\"b2\""));
                browser.open(STOCK);
                browser.text("tbody td.number", "1"::equals);
            }
            millrace.stopLast();
            Files.writeString(project, PROJECT.formatted("2h"));
            try (Browser browser = new Browser(millrace.run(project))) {
                for (int times = 0; times < 2; times++) {
                    browser.open("#/operations");
                    browser.click("//div[@class='letters']//summary", false);
                    browser.click(REPLAY, false);
                    browser.text(".letters .badge.RESOLVED", "replayed"::equals);
                    browser.open(STOCK);
                    browser.text("tbody td.number", "2"::equals);
                }
                browser.open("#/");
                browser.text("a.node:nth-of-type(1)", text -> text.contains("1 twice"));
                browser.open(STOCK);
                browser.text("tbody td.number", "2"::equals);
            }
        }
    }

    private static String bottle(String id, Instant at) {
        return "{\"id\":\"" + id + "\",\"at\":\"" + at + "\",\"rack\":\"top\"}\n";
    }
}
