package io.millrace.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** Chromium without a screen, on the console of a process. What it fetches and complains of is remembered. */
final class Browser implements AutoCloseable {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int WIDE = 1360;
    private static final int HIGH = 900;

    private final ChromeDriver driver;
    private final String url;
    private final List<String> requests = new ArrayList<>();

    Browser(int port) {
        this.url = "http://127.0.0.1:" + port;
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM.toFile());
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-dev-shm-usage");
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, java.util.logging.Level.WARNING);
        logs.enable(LogType.PERFORMANCE, java.util.logging.Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        this.driver = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(DRIVER.toFile())
                        .build(),
                options);
        driver.manage().window().setSize(new Dimension(WIDE, HIGH));
    }

    /** Whether this machine has one. */
    static boolean exists() {
        return Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER);
    }

    /** Goes to an address of the console, such as {@code #/models}, and loads it anew. */
    void open(String place) {
        driver.get("about:blank");
        driver.get(url + "/" + place);
    }

    /** In which scheme pages are drawn: light or dark. */
    void scheme(String scheme) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    /** Waits until an element, the first that a selector finds, has such a text. */
    String text(String selector, Predicate<String> fact) {
        return Awaitility.await(selector)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .ignoreException(StaleElementReferenceException.class)
                .until(
                        () -> driver.findElements(By.cssSelector(selector)).stream()
                                .findFirst()
                                .map(WebElement::getText)
                                .orElse(""),
                        fact);
    }

    /** Waits until a selector finds so many elements. */
    int count(String selector, Predicate<Integer> fact) {
        return Awaitility.await(selector)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> driver.findElements(By.cssSelector(selector)).size(), fact);
    }

    /** Clicks on the first element that an XPath finds, once there is one, and says yes to what is asked then. */
    void click(String path, boolean confirms) {
        Awaitility.await(path)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions()
                .until(() -> {
                    driver.findElement(By.xpath(path)).click();
                    return true;
                });
        if (confirms) {
            Awaitility.await().atMost(PATIENCE).ignoreExceptions().until(() -> {
                driver.switchTo().alert().accept();
                return true;
            });
        }
    }

    /** Presses a key on the page. */
    void press(String key) {
        driver.findElement(By.tagName("body")).sendKeys(key);
    }

    Object run(String script) {
        return driver.executeScript(script);
    }

    /** A picture of the whole page, in the folder of screenshots. */
    void picture(String name) throws IOException {
        Path folder = Files.createDirectories(Path.of(System.getProperty("millrace.screenshots")));
        Number high = (Number) run("return Math.max(document.documentElement.scrollHeight, " + HIGH + ")");
        driver.manage().window().setSize(new Dimension(WIDE, high.intValue() + 140));
        Files.write(folder.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
        driver.manage().window().setSize(new Dimension(WIDE, HIGH));
    }

    /** What the browser has complained of since it was asked last. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::getMessage)
                .toList();
    }

    /** Addresses of all that was fetched so far. */
    List<String> fetched() {
        for (LogEntry entry : driver.manage().logs().get(LogType.PERFORMANCE)) {
            String message = entry.getMessage();
            if (message.contains("\"Network.requestWillBeSent\"")) {
                requests.add(message.replaceAll("(?s).*\"request\":\\{.*?\"url\":\"([^\"]*)\".*", "$1"));
            }
        }
        return requests;
    }

    String url() {
        return url;
    }

    @Override
    public void close() {
        driver.quit();
    }
}
