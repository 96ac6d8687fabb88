package io.millrace.platform.metrics;

import io.millrace.platform.node.Node;
import io.millrace.platform.testing.TestProject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a process says at {@code /metrics}, taken apart. */
record Scrape(Map<String, Family> families, List<Sample> samples) {

    private static final Pattern SAMPLE = Pattern.compile("([a-zA-Z_]\\w*)(?:\\{(.*)})? (\\S+)");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    /** A family: its type, what it says it is, and the labels of its samples. */
    record Family(String type, String help, Set<String> labels) {}

    /** A line. */
    record Sample(String name, Map<String, String> labels, double value) {}

    static Scrape of(Node node) {
        return parse(get(TestProject.url(node) + "/metrics").body());
    }

    static HttpResponse<String> get(String url) {
        return send(HttpRequest.newBuilder(URI.create(url)).build());
    }

    static HttpResponse<String> send(HttpRequest request) {
        try {
            return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static Scrape parse(String page) {
        Map<String, Family> families = new TreeMap<>();
        List<Sample> samples = new ArrayList<>();
        Map<String, String> helps = new LinkedHashMap<>();
        String family = "";
        for (String line : page.lines().toList()) {
            String[] words = line.split(" ", 4);
            if (line.startsWith("# HELP ")) {
                helps.put(words[2], words.length == 4 ? words[3] : "");
            } else if (line.startsWith("# TYPE ")) {
                family = words[2];
                families.put(family, new Family(words[3], helps.getOrDefault(family, ""), new LinkedHashSet<>()));
            } else {
                Sample sample = sample(line);
                Objects.requireNonNull(families.get(family))
                        .labels()
                        .addAll(sample.labels().keySet());
                samples.add(sample);
            }
        }
        return new Scrape(families, samples);
    }

    private static Sample sample(String line) {
        Matcher sample = SAMPLE.matcher(line);
        if (!sample.matches()) {
            throw new IllegalStateException("no sample: " + line);
        }
        Map<String, String> labels = new LinkedHashMap<>();
        Matcher label = LABEL.matcher(Objects.requireNonNullElse(sample.group(2), ""));
        while (label.find()) {
            labels.put(label.group(1), label.group(2));
        }
        return new Sample(
                sample.group(1), labels, Double.parseDouble(sample.group(3).replace("Inf", "Infinity")));
    }

    /** The only value with such a label; NaN while there is none. */
    double value(String name, String label, String is) {
        return value(name, Map.of(label, is));
    }

    /** The only value with such labels; NaN while there is none. */
    double value(String name, Map<String, String> labels) {
        List<Sample> found = samples.stream()
                .filter(one ->
                        one.name().equals(name) && one.labels().entrySet().containsAll(labels.entrySet()))
                .toList();
        if (found.size() > 1) {
            throw new IllegalStateException(name + " " + labels + " is ambiguous: " + found);
        }
        return found.isEmpty() ? Double.NaN : found.get(0).value();
    }
}
