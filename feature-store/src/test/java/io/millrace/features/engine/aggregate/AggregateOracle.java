package io.millrace.features.engine.aggregate;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What each aggregate is of a list of values, by its definition, with none of its state. */
public final class AggregateOracle {

    /** A value as {@link Aggregate#admit} gave it, and its time. */
    public record Given(Object value, long time) {}

    /** How far a result may be off; null stands for a result that is refused. */
    public record Expected(@Nullable Object value, double slack, boolean refused) {}

    /** No value. */
    public static final Expected NOTHING = new Expected(null, 0, false);

    private static final MathContext DIGITS = new MathContext(80);
    private static final double RELATIVE = 1e-12;

    private AggregateOracle() {}

    /** The expected result over values in the order given. */
    public static Expected of(Aggregate aggregate, List<Given> given, long asOf) {
        List<Given> sorted = new ArrayList<>(given);
        sorted.sort(Comparator.comparingLong(Given::time));
        int n = sorted.size();
        List<Object> values = sorted.stream().map(Given::value).toList();
        return switch (aggregate.getClass().getSimpleName()) {
            case "Count" -> exactly((long) n);
            case "Sum" -> within(sum(values, 1), RELATIVE * magnitude(values));
            case "Mean" -> n == 0 ? exactly(null) : within(sum(values, 1) / n, RELATIVE * magnitude(values));
            case "Min" ->
                exactly(values.stream()
                        .map(Double.class::cast)
                        .min(Double::compare)
                        .orElse(null));
            case "Max" ->
                exactly(values.stream()
                        .map(Double.class::cast)
                        .max(Double::compare)
                        .orElse(null));
            case "Range" -> n == 0 ? exactly(null) : exactly(max(values) - min(values));
            case "Ratio" ->
                n == 0
                        ? exactly(null)
                        : exactly((double) values.stream()
                                        .filter(Boolean.TRUE::equals)
                                        .count()
                                / n);
            case "Variance" -> n < 2 ? exactly(null) : relative(central(values, 2) / (n - 1));
            case "Stddev" -> n < 2 ? exactly(null) : relative(Math.sqrt(central(values, 2) / (n - 1)));
            case "Skew" -> skew(values);
            case "Kurtosis" -> kurtosis(values);
            case "First" -> exactly(n == 0 ? null : values.get(0));
            case "Last" -> exactly(n == 0 ? null : values.get(n - 1));
            case "FirstN" -> exactly(values.subList(0, Math.min(n, ((FirstN) aggregate).n())));
            case "LastN" -> exactly(values.subList(Math.max(0, n - ((LastN) aggregate).n()), n));
            case "Lag" -> exactly(n <= ((Lag) aggregate).n() ? null : values.get(n - 1 - ((Lag) aggregate).n()));
            case "TimeSinceLast" ->
                exactly(
                        n == 0
                                ? null
                                : (Object) (Math.max(0, asOf - sorted.get(n - 1).time()) / 1000.0));
            case "TimeBetween" ->
                exactly(
                        n < 2
                                ? null
                                : (Object) ((sorted.get(n - 1).time()
                                                - sorted.get(0).time())
                                        / 1000.0
                                        / (n - 1)));
            case "Slope" -> slope(sorted);
            case "Histogram" -> exactly(histogram(values, ((Histogram) aggregate).edges()));
            case "Distinct" -> {
                long count = values.stream().distinct().count();
                yield count > ((Distinct) aggregate).bound() ? new Expected(null, 0, true) : exactly(count);
            }
            case "ApproxDistinct" -> within(values.stream().distinct().count(), 1);
            case "Entropy" -> {
                long count = values.stream().distinct().count();
                yield count > ((Entropy) aggregate).bound()
                        ? new Expected(null, 0, true)
                        : n == 0 ? exactly(null) : within(entropy(values), RELATIVE);
            }
            case "Percentile" -> percentile(values, (Percentile) aggregate);
            case "TopK" -> exactly(topK(values, ((TopK) aggregate).k()));
            case "Mode" -> exactly(n == 0 ? null : byCount(values).get(0).getKey());
            case "DecayedCount" -> decayed(sorted, ((DecayedCount) aggregate).halfLife(), asOf, value -> 1.0);
            case "DecayedSum" -> decayed(sorted, ((DecayedSum) aggregate).halfLife(), asOf, Double.class::cast);
            case "DecayedMean" -> decayedMean(sorted, ((DecayedMean) aggregate).halfLife());
            case "By" -> by((By) aggregate, given, asOf);
            default -> throw new AssertionError(aggregate.describe());
        };
    }

    private static Expected exactly(@Nullable Object value) {
        return new Expected(value, 0, false);
    }

    private static Expected within(Object value, double slack) {
        return new Expected(value, slack, false);
    }

    private static Expected relative(double value) {
        return within(value, RELATIVE * Math.abs(value));
    }

    private static double max(List<Object> values) {
        return values.stream().mapToDouble(Double.class::cast).max().orElseThrow();
    }

    private static double min(List<Object> values) {
        return values.stream().mapToDouble(Double.class::cast).min().orElseThrow();
    }

    private static double magnitude(List<Object> values) {
        return values.stream().mapToDouble(value -> Math.abs((Double) value)).sum();
    }

    private static BigDecimal exact(Object value) {
        return new BigDecimal((Double) value);
    }

    private static double sum(List<Object> values, int power) {
        return values.stream()
                .map(value -> exact(value).pow(power))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .doubleValue();
    }

    private static double central(List<Object> values, int power) {
        BigDecimal mean = values.stream()
                .map(AggregateOracle::exact)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(BigDecimal.valueOf(values.size()), DIGITS);
        return values.stream()
                .map(value -> exact(value).subtract(mean).pow(power, DIGITS))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .doubleValue();
    }

    private static boolean constant(List<Object> values) {
        return values.stream().distinct().count() < 2;
    }

    private static Expected skew(List<Object> values) {
        double n = values.size();
        if (n < 3 || constant(values)) {
            return exactly(null);
        }
        double g1 = central(values, 3) / n / Math.pow(central(values, 2) / n, 1.5);
        return within(g1 * Math.sqrt(n * (n - 1)) / (n - 2), RELATIVE * n);
    }

    private static Expected kurtosis(List<Object> values) {
        double n = values.size();
        if (n < 4 || constant(values)) {
            return exactly(null);
        }
        double g2 = central(values, 4) / n / Math.pow(central(values, 2) / n, 2) - 3;
        return within((n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * g2 + 6), RELATIVE * n * n);
    }

    private static Expected slope(List<Given> given) {
        if (given.stream().map(Given::time).distinct().count() < 2) {
            return exactly(null);
        }
        BigDecimal n = BigDecimal.valueOf(given.size());
        BigDecimal t = BigDecimal.ZERO;
        BigDecimal y = BigDecimal.ZERO;
        BigDecimal tt = BigDecimal.ZERO;
        BigDecimal ty = BigDecimal.ZERO;
        for (Given event : given) {
            BigDecimal time = BigDecimal.valueOf(event.time());
            t = t.add(time);
            tt = tt.add(time.multiply(time));
            y = y.add(exact(event.value()));
            ty = ty.add(time.multiply(exact(event.value())));
        }
        BigDecimal spread = n.multiply(tt).subtract(t.multiply(t));
        double slope = n.multiply(ty)
                .subtract(t.multiply(y))
                .multiply(BigDecimal.valueOf(1000))
                .divide(spread, DIGITS)
                .doubleValue();
        List<Object> values = given.stream().map(Given::value).toList();
        double scale = (max(values) - min(values)) * 1000 / Math.sqrt(spread.doubleValue()) * given.size();
        return within(slope, RELATIVE * scale);
    }

    private static List<Object> histogram(List<Object> values, List<Double> edges) {
        List<Object> counts = new ArrayList<>();
        for (int i = 0; i <= edges.size(); i++) {
            double low = i == 0 ? Double.NEGATIVE_INFINITY : edges.get(i - 1);
            double high = i == edges.size() ? Double.POSITIVE_INFINITY : edges.get(i);
            counts.add(values.stream()
                    .filter(value -> (Double) value >= low && (Double) value < high)
                    .count());
        }
        return counts;
    }

    private static double entropy(List<Object> values) {
        return values.stream()
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                .values()
                .stream()
                .mapToDouble(count -> (double) count / values.size())
                .map(share -> -share * Math.log(share) / Math.log(2))
                .sum();
    }

    private static Expected percentile(List<Object> values, Percentile percentile) {
        if (values.isEmpty()) {
            return exactly(null);
        }
        double[] sorted =
                values.stream().mapToDouble(Double.class::cast).sorted().toArray();
        double exact = sorted[(int) (percentile.at() * (sorted.length - 1))] + 0.0;
        return within(exact, percentile.error() * Math.abs(exact) * (1 + 1e-9));
    }

    private static List<Map.Entry<Object, Long>> byCount(List<Object> values) {
        Map<Object, Long> counts =
                values.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return counts.entrySet().stream()
                .sorted(Comparator.<Map.Entry<Object, Long>>comparingLong(entry -> -entry.getValue())
                        .thenComparing(entry -> entry.getKey().getClass().getSimpleName() + ' ' + entry.getKey()))
                .toList();
    }

    private static Map<String, Object> topK(List<Object> values, int k) {
        Map<String, Object> top = new LinkedHashMap<>();
        byCount(values).stream().limit(k).forEach(entry -> top.put(String.valueOf(entry.getKey()), entry.getValue()));
        return top;
    }

    private static Expected decayed(List<Given> given, long halfLife, long asOf, Function<Object, Double> value) {
        long newest = given.isEmpty() ? asOf : given.get(given.size() - 1).time();
        double sum = 0;
        double magnitude = 0;
        for (Given event : given) {
            double weighed = value.apply(event.value())
                    * Math.pow(2, -(Math.max(asOf, newest) - event.time()) / (double) halfLife);
            sum += weighed;
            magnitude += Math.abs(weighed);
        }
        return within(sum, RELATIVE * magnitude);
    }

    private static Expected decayedMean(List<Given> given, long halfLife) {
        if (given.isEmpty()) {
            return exactly(null);
        }
        Expected sum = decayed(given, halfLife, Long.MIN_VALUE, Double.class::cast);
        Expected weights = decayed(given, halfLife, Long.MIN_VALUE, value -> 1.0);
        double weight = number(weights);
        return within(number(sum) / weight, 2 * sum.slack() / weight);
    }

    private static double number(Expected expected) {
        return (Double) Objects.requireNonNull(expected.value());
    }

    private static Expected by(By by, List<Given> given, long asOf) {
        Map<String, List<Given>> categories = new TreeMap<>();
        for (Given event : given) {
            Categorised value = (Categorised) event.value();
            categories
                    .computeIfAbsent(value.category(), name -> new ArrayList<>())
                    .add(new Given(value.value(), event.time()));
        }
        Map<String, Object> results = new LinkedHashMap<>();
        categories.forEach(
                (category, of) -> results.put(category, of(by.of(), of, asOf).value()));
        results.values().removeIf(value -> value == null);
        return exactly(results);
    }
}
