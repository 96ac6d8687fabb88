package io.millrace.trainer.learning;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Options of a learner that are numbers, in MOA's syntax: {@code name -t 25 -q 0.01}.
 *
 * @param name the learner's
 * @param values by flag, those that were not given too
 */
record NumberOptions(String name, Map<String, Double> values) {

    /**
     * An option.
     *
     * @param flag such as {@code -t}
     * @param usual what it is when it is not given
     * @param whole whether it is a whole number
     */
    record Option(String flag, String meaning, double usual, double least, double most, boolean whole) {

        private String expected() {
            return (whole
                    ? "a whole number from " + (long) least + " to " + (long) most
                    : "a number from " + least + " to " + most);
        }
    }

    /**
     * Reads options.
     *
     * @throws LearnerOptionsException if they cannot be used
     */
    static NumberOptions read(String text, List<Option> options) {
        String[] words = text.strip().split("\\s+", -1);
        Map<String, Double> values = new LinkedHashMap<>();
        options.forEach(option -> values.put(option.flag, option.usual));
        for (int word = 1; word < words.length; word += 2) {
            String flag = words[word];
            Option option = options.stream()
                    .filter(one -> one.flag.equals(flag))
                    .findFirst()
                    .orElseThrow(() -> new LearnerOptionsException(words[0] + " has no option " + flag + "; allowed: "
                            + String.join(
                                    ", ",
                                    options.stream()
                                            .map(one -> one.flag + " " + one.meaning)
                                            .toList())
                            + ", in '" + text + "'"));
            values.put(flag, value(option, word + 1 < words.length ? words[word + 1] : "", text));
        }
        return new NumberOptions(words[0], values);
    }

    private static double value(Option option, String word, String text) {
        double value;
        try {
            value = Double.parseDouble(word);
        } catch (NumberFormatException e) {
            value = Double.NaN;
        }
        if (!(value >= option.least && value <= option.most) || (option.whole && value != Math.rint(value))) {
            throw new LearnerOptionsException("option " + option.flag + " (" + option.meaning + ") cannot be '" + word
                    + "': expected " + option.expected() + ", in '" + text + "'");
        }
        return value;
    }

    double real(String flag) {
        return Objects.requireNonNull(values.get(flag));
    }

    int whole(String flag) {
        return (int) real(flag);
    }

    /** The name and all values: equal for equal learners. */
    String describe() {
        StringBuilder text = new StringBuilder(name);
        values.forEach((flag, value) -> text.append(' ')
                .append(flag)
                .append(' ')
                .append(value == Math.rint(value) ? String.valueOf(value.longValue()) : String.valueOf(value)));
        return text.toString();
    }
}
