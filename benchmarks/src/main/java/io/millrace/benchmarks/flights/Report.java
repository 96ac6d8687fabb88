package io.millrace.benchmarks.flights;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What came out of a comparison, for people or as JSON. */
final class Report {

    private static final String ROW = "%-38s %8s %8s  %-18s  %s%n";

    private final List<FeatureResult> results;
    private final List<Difference> examples;
    private final int departures;

    Report(Comparison comparison, int departures) {
        this.results = comparison.results();
        this.examples = comparison.examples();
        this.departures = departures;
    }

    private int compared() {
        return results.stream().mapToInt(FeatureResult::compared).sum();
    }

    /** How many values are not what they should be. */
    int differences() {
        return compared() - results.stream().mapToInt(FeatureResult::equal).sum();
    }

    void print(PrintWriter out) {
        out.printf(ROW, "feature", "compared", "equal", "largest difference", "tolerance");
        for (FeatureResult result : results) {
            out.printf(
                    ROW,
                    result.feature(),
                    result.compared(),
                    result.equal(),
                    shown(result.largest()),
                    result.tolerance());
        }
        out.printf(
                "%n%,d values of %,d departures compared, %s.%n",
                compared(),
                departures,
                differences() == 0 ? "no difference" : "%,d different".formatted(differences()));
        examples.forEach(out::println);
        out.flush();
    }

    private static String shown(double difference) {
        return difference == 0 ? "0" : Double.isInfinite(difference) ? "infinite" : "%.2g".formatted(difference);
    }

    void printJson(PrintWriter out) throws JsonProcessingException {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("departures", departures);
        all.put("compared", compared());
        all.put("differences", differences());
        all.put("features", results);
        all.put("examples", examples);
        out.println(new JsonMapper().writeValueAsString(all));
        out.flush();
    }
}
