package io.millrace.platform.doctor;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.function.Consumer;

/** Whether the schema registry answers, and what time it is there. */
record RegistryLook(String url, Clock clock) {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Duration CLOSE = Duration.ofSeconds(5);
    private static final int OK = 200;

    void look(Consumer<Finding> findings) {
        try {
            HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create(url + "/subjects"))
                            .timeout(TIMEOUT)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            findings.accept(
                    answer.statusCode() == OK
                            ? Finding.ok("the schema registry at " + url + " answers")
                            : Finding.fail(
                                    "the schema registry at " + url + " answers with " + answer.statusCode(),
                                    "Is it a Confluent-compatible registry, and is its address complete?"));
            answer.headers().firstValue("Date").ifPresent(there -> clock(there, findings));
        } catch (IOException | IllegalArgumentException e) {
            findings.accept(Finding.fail(
                    "the schema registry at " + url + " does not answer",
                    "Start it, or name the right one with --schema-registry."));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void clock(String there, Consumer<Finding> findings) {
        try {
            Duration apart = Duration.between(
                            ZonedDateTime.parse(there, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant(),
                            clock.instant())
                    .abs();
            findings.accept(
                    apart.compareTo(CLOSE) <= 0
                            ? Finding.ok("the clocks of this machine and of the registry agree")
                            : Finding.warn(
                                    "the clock of this machine is " + apart.toSeconds()
                                            + " s away from that of the registry",
                                    "Set both by NTP: events too far ahead of this clock are dead letters (FUTURE)."));
        } catch (DateTimeException e) {
            // an answer without a time that can be read says nothing of clocks
        }
    }
}
