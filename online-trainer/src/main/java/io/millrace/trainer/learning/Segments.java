package io.millrace.trainer.learning;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How learners do in parts of the examples, by what one of the inputs is. The first {@value #MOST} values that come have a part each, all others
 * one together.
 */
final class Segments {
    /** The part of values that came later than {@value #MOST} others. */
    static final String OTHER = "(other)";

    /** The part of examples that lack the input. */
    static final String MISSING = "(missing)";

    private static final int MOST = 50;

    private final TrainerDefinition definition;
    private final Map<String, Standings> parts = new LinkedHashMap<>();

    Segments(TrainerDefinition definition) {
        this.definition = definition;
    }

    /** Reads what {@link #write} wrote; by another input than the definition's nothing is known. */
    static Segments read(TrainerDefinition definition, Decoder in) {
        Segments read = new Segments(definition);
        boolean same = in.text().equals(definition.evaluate().by());
        for (int left = in.count(2); left > 0; left--) {
            String part = in.text();
            Standings standings = Standings.read(definition, in);
            if (same) {
                read.parts.put(part, standings);
            }
        }
        return read;
    }

    void write(Encoder out) {
        out.text(definition.evaluate().by()).whole(parts.size());
        parts.forEach((part, standings) -> {
            out.text(part);
            standings.write(out);
        });
    }

    void judge(long place, JournalEntry entry) {
        if (definition.evaluate().by().isEmpty()) {
            return;
        }
        String value = value(entry.inputs());
        String part = parts.containsKey(value) || parts.size() < MOST ? value : OTHER;
        parts.computeIfAbsent(part, begin -> new Standings(definition)).judge(place, entry);
    }

    private String value(Inputs inputs) {
        int place = definition.schema().place(definition.evaluate().by());
        String category = inputs.category(place);
        if (category != null) {
            return category;
        }
        double number = inputs.number(place);
        return Double.isNaN(number) ? MISSING : String.valueOf(number != 0);
    }

    /** Evaluations as they are now, by part and learner. */
    Map<String, Map<String, Map<Span, Evaluation>>> now() {
        Map<String, Map<String, Map<Span, Evaluation>>> now = new LinkedHashMap<>();
        parts.forEach((part, standings) -> now.put(part, standings.now()));
        return now;
    }
}
