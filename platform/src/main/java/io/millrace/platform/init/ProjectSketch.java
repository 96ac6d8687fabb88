package io.millrace.platform.init;

import io.millrace.runtime.project.FieldType;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A first project file for a topic: its fields as they were found, a view that counts, and a monitor that watches. Every guess has a comment, so that
 * whoever reads it knows what to change.
 *
 * @param topic that was sampled
 * @param key field that identifies an event
 * @param time field that says when it was
 * @param entity field that says what it is about; null if none does
 */
record ProjectSketch(
        String topic,
        EventSample sample,
        String key,
        String time,
        @Nullable String entity) {

    private static final int MOST_WATCHED = 5;
    private static final int MOST_MEANS = 2;

    /** As many different texts are categories; with more they are names. */
    private static final int CATEGORIES = 50;

    private static final Pattern NAME = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");

    /**
     * Guesses what is not said.
     *
     * @throws IllegalArgumentException when there is no identity or no time, or what is said is no field
     */
    static ProjectSketch of(
            String topic, EventSample sample, @Nullable String key, @Nullable String time, @Nullable String entity) {
        String identity = key != null
                ? known(sample, key)
                : guess(sample.fields().stream().filter(SampledField::identity).toList(), "id")
                        .orElseThrow(
                                () -> new IllegalArgumentException(
                                        "no field is another one in each of the " + sample.events()
                                                + " events of the sample, and an event needs an identity. Name it with --key."));
        String when = time != null
                ? known(sample, time)
                : guess(sample.fields().stream().filter(SampledField::time).toList(), "time")
                        .orElseThrow(
                                () -> new IllegalArgumentException(
                                        "no field of the sample is a time: ISO 8601 with an offset, or epoch milliseconds. Name it with --time."));
        String about = entity != null
                ? known(sample, entity)
                : sample.fields().stream()
                        .filter(field -> field.entity() && !field.name().equals(identity))
                        .max(Comparator.comparingInt(SampledField::different))
                        .map(SampledField::name)
                        .orElse(null);
        return new ProjectSketch(topic, sample, identity, when, about);
    }

    private static String known(EventSample sample, String name) {
        if (sample.fields().stream().noneMatch(field -> field.name().equals(name))) {
            throw new IllegalArgumentException("'" + name + "' is no field of the sample. It has "
                    + String.join(
                            ", ",
                            sample.fields().stream().map(SampledField::name).toList())
                    + ".");
        }
        return name;
    }

    /** The one that is called so, or whose name ends so, or else the first. */
    private static Optional<String> guess(List<SampledField> fields, String word) {
        List<String> names = fields.stream().map(SampledField::name).toList();
        return names.stream()
                .filter(name -> name.equalsIgnoreCase(word))
                .findFirst()
                .or(() -> names.stream()
                        .filter(name -> name.toLowerCase(Locale.ROOT).endsWith(word))
                        .findFirst())
                .or(() -> names.stream().findFirst());
    }

    /** The project file. */
    String yaml() {
        String project = name(topic, '-');
        StringJoiner out = new StringJoiner("\n", "", "\n");
        out.add("# Written by 'millrace init' from " + sample.events() + " events of topic " + topic
                + ". What it guessed has a comment; change what is wrong,");
        out.add("# and see 'millrace validate', 'millrace explain' and 'millrace doctor'.");
        out.add(remarked("project: " + project, "prefix of every topic and application that Millrace makes"));
        out.add(remarked("order: event_time", "the same events give the same features, whatever order they come in"));
        out.add("");
        out.add("sources:");
        out.add("  events:");
        out.add("    topic: " + quoted(topic));
        out.add("    format: json");
        out.add(remarked("    key: " + key, "the identity of an event: one that comes again is left out"));
        out.add(remarked("    time: " + time, "when it was"));
        out.add(remarked("    late: 10m", "how long is waited for events that come out of order"));
        out.add("    fields:");
        sample.fields().stream()
                .filter(this::declarable)
                .forEach(field -> out.add(
                        remarked("      " + field.name() + ": " + type(field).yaml(), missing(field))));
        left(out);
        views(out);
        monitor(out);
        return out.toString();
    }

    private boolean declarable(SampledField field) {
        return NAME.matcher(field.name()).matches();
    }

    private FieldType type(SampledField field) {
        return field.name().equals(time) && field.type() != FieldType.STRING ? FieldType.TIMESTAMP : field.type();
    }

    private static String missing(SampledField field) {
        int missing = field.events() - field.values().size();
        return missing == 0 ? "" : "missing in " + missing + " of " + field.events();
    }

    private static String remarked(String line, String remark) {
        return remark.isEmpty() ? line : String.format(Locale.ROOT, "%-32s # %s", line, remark);
    }

    private void left(StringJoiner out) {
        sample.nested().forEach(name -> out.add("      # " + name + " holds a list or an object, and is left out"));
        sample.fields().stream()
                .filter(field -> !declarable(field))
                .forEach(field -> out.add("      # '" + field.name() + "' is no name for a field, and is left out"));
    }

    private void views(StringJoiner out) {
        if (entity == null) {
            return;
        }
        String about = name(entity, '_');
        out.add("");
        out.add("entities:");
        out.add(remarked("  " + about + ": { key: " + entity + " }", "what features are of"));
        out.add("");
        out.add("views:");
        out.add("  " + about + "_activity:");
        out.add("    entity: " + about);
        out.add("    source: events");
        out.add("    features:");
        out.add("      events: { aggregate: count, windows: [1h, 1d] }");
        numbers()
                .limit(MOST_MEANS)
                .forEach(field -> out.add("      " + name(field.name(), '_') + "_mean: { aggregate: mean, of: "
                        + field.name() + ", windows: [1d] }"));
    }

    private void monitor(StringJoiner out) {
        List<String> watched = sample.fields().stream()
                .filter(this::watchable)
                .limit(MOST_WATCHED)
                .map(SampledField::name)
                .toList();
        if (watched.isEmpty()) {
            return;
        }
        out.add("");
        out.add("monitors:");
        out.add("  event_inputs:");
        out.add("    source: events");
        out.add("    watch: [" + String.join(", ", watched) + "]");
        out.add(remarked("    reference: { first: 1d }", "what comes on the first day is taken for usual"));
        out.add("    window: 1h");
        out.add("    quality: { missing: 0.05, volume: 0.5 }");
    }

    private boolean watchable(SampledField field) {
        boolean category = field.type() == FieldType.STRING
                && field.different() <= CATEGORIES
                && field.different() <= field.events() / 2;
        return declarable(field)
                && !field.name().equals(key)
                && !field.name().equals(time)
                && (field.type().numeric() || category);
    }

    private Stream<SampledField> numbers() {
        return sample.fields().stream()
                .filter(field -> declarable(field)
                        && !field.name().equals(key)
                        && !field.name().equals(time)
                        && (field.type() == FieldType.DOUBLE || field.type() == FieldType.INT));
    }

    /** A name as project files have it, made of another. */
    private static String name(String of, char instead) {
        String name = of.toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", String.valueOf(instead))
                .replaceAll("^[^a-z]+|[^a-z0-9]+$", "");
        return name.isEmpty() ? "events" : name.substring(0, Math.min(40, name.length()));
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }
}
