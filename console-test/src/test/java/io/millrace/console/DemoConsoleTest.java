package io.millrace.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.millrace.processes.Millrace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** Each page of the console while the demo runs, from its first edits to the change that is not real and beyond. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class DemoConsoleTest {

    /** Past 16:00, when the change is over, and the window after it. */
    private static final String EDITS = "31000";

    private static final long MOST_BYTES = 80_000;
    private static final String WEIGHT =
            "return ['navigation', 'resource'].flatMap(type => performance.getEntriesByType(type))"
                    + ".filter(one => !/(live|project|alerts)$/.test(one.name)).reduce((sum, one) => sum + one.transferSize, 0)";
    private static final String FIRST_DATA =
            "return Math.round(performance.getEntriesByName('first-data')[0].startTime)";

    private Millrace millrace;
    private Browser browser;

    @BeforeAll
    void start() throws IOException {
        assumeTrue(Browser.exists(), "no Chromium on this machine");
        millrace = new Millrace(Files.createTempDirectory("millrace-console"));
        browser = new Browser(millrace.demo("--edits", EDITS, "--speed", "1200"));
    }

    @AfterAll
    void stop() {
        if (browser != null) {
            browser.close();
            millrace.close();
        }
    }

    @AfterEach
    void isCalm_andAsksNobodyElse() {
        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.fetched())
                .isNotEmpty()
                .allMatch(address -> address.startsWith(browser.url())
                        || address.startsWith("data:")
                        || address.startsWith("about:"));
    }

    @Test
    @Order(1)
    void overview_showsEventsAsTheyFlow() throws IOException {
        browser.open("#/");
        browser.text("#state", "live"::equals);
        browser.text(".tile:nth-child(1) .value", rate -> rate.matches("[1-9].*/s"));
        browser.text(".tile:nth-child(2) .value", rate -> rate.matches("[1-9].*/s"));
        browser.count("a.node", nodes -> nodes == 7);
        browser.count(".edge.flowing", edges -> edges > 0);
        String before = browser.text("a.node:nth-of-type(1)", text -> text.contains("events"));
        browser.text("a.node:nth-of-type(1)", text -> !text.equals(before));
        pictures("overview");
    }

    /** Weight is a promise; what it takes here is told, and promised of no machine. */
    @Test
    @Order(1)
    void pages_areLight() throws IOException {
        browser.open("#/");
        browser.text("#state", "live"::equals);
        browser.text(".tile:nth-child(1) .value", rate -> !rate.isEmpty());
        long bytes = ((Number) browser.run(WEIGHT)).longValue();
        assertThat(bytes).isBetween(10_000L, MOST_BYTES);
        Files.writeString(
                Path.of(System.getProperty("millrace.screenshots")).resolveSibling("first-data.txt"),
                bytes + " bytes over the wire; the first data " + browser.run(FIRST_DATA)
                        + " ms after the address was opened, while the demo runs on the same machine\n");
    }

    @Test
    @Order(2)
    void features_areThoseOfNow_andHaveAHistory() throws IOException {
        browser.open("#/features/user_activity");
        browser.count(".chips a", busiest -> busiest > 5);
        browser.click("(//p[contains(@class,'chips')]/a)[1]", false);
        browser.count("td .badge.PRESENT", present -> present > 3);
        browser.count(".chart canvas", charts -> charts == 1);
        browser.count(".columns > div:nth-child(2) tbody tr", movers -> movers > 5);
        String before = browser.text("main .columns p.quiet", text -> text.startsWith("Newest event"));
        browser.text("main .columns p.quiet", text -> !text.equals(before));
        pictures("features");
    }

    @Test
    @Order(3)
    void models_areCompared_promoted_andExplained() throws IOException {
        browser.open("#/models/bot");
        browser.count(".chart canvas", charts -> charts == 1);
        assertThat(browser.text("tbody", text -> text.contains("no_change"))).contains("champion", "tree", "majority");
        browser.click("//tr[contains(.,'tree')]//button[.='Promote']", true);
        browser.text(".done", text -> text.contains("promotion of tree"));
        browser.text("tbody tr:nth-child(2) .badge", "champion"::equals);
        browser.click("//section[h2='One prediction explained']//button", false);
        browser.count(".bar-row", inputs -> inputs > 5);
        browser.click("//section[h2='What a learner goes by']//button[.='bayes']", false);
        browser.text("main", text -> text.contains("By how much the mean loss of bayes"));
        pictures("models");
    }

    @Test
    @Order(4)
    void drift_showsTheChangeThatWasMade() throws IOException {
        browser.open("#/drift/bot_inputs");
        assertThat(browser.text(".lead", text -> text.startsWith("added")))
                .contains("median", "in the reference", "by chance");
        browser.count(".timeline .episode", episodes -> episodes > 0);
        browser.count("section .distribution path.reference", drawn -> drawn > 3);
        browser.count("section .distribution path.current", drawn -> drawn > 3);
        browser.count("article.small", features -> features == 5);
        assertThat(browser.run(median("reference"))).isNotEqualTo(browser.run(median("current")));
        assertThat(browser.text("dl", text -> text.contains("by chance"))).contains("1 in ");
        pictures("drift");
    }

    private static String median(String of) {
        return "return document.querySelector('.columns .distribution .median." + of + "').getAttribute('x1')";
    }

    @Test
    @Order(5)
    void operations_showApplicationsAndTopics() throws IOException {
        browser.open("#/operations");
        browser.text("tbody", text -> text.contains("wiki-station-user") && text.contains("running"));
        browser.count(".topics details", topics -> topics > 15);
        browser.click("//details[contains(.,'wiki.edits')]/summary", false);
        browser.count(".topics details[open] tbody tr", partitions -> partitions == 3);
        pictures("operations");
    }

    @Test
    @Order(6)
    void keys_goFromPageToPage() {
        browser.open("#/");
        browser.text("#state", "live"::equals);
        for (List<String> page : List.of(
                List.of("2", "Features"), List.of("3", "Models"), List.of("4", "Drift"), List.of("5", "Operations"))) {
            browser.press(page.get(0));
            browser.text("nav a[aria-current]", text -> text.endsWith(page.get(1)));
        }
    }

    private void pictures(String page) throws IOException {
        for (String scheme : List.of("light", "dark")) {
            browser.scheme(scheme);
            browser.picture(page + "-" + scheme);
        }
    }
}
