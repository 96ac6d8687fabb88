package io.millrace.trainer.learning.moa;

import com.github.javacliparser.FlagOption;
import com.github.javacliparser.FloatOption;
import com.github.javacliparser.IntOption;
import com.github.javacliparser.MultiChoiceOption;
import com.github.javacliparser.Option;
import io.millrace.runtime.project.Suggestion;
import io.millrace.trainer.learning.LearnerOptionsException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Supplier;
import moa.classifiers.AbstractClassifier;
import moa.options.AbstractClassOption;
import moa.options.OptionHandler;

/**
 * Turns an option string into a MOA learner. MOA's own parser makes an object of any class on the class path that the
 * text names, so it is never shown the text: the options are read here, and only {@link AllowedParts} are made.
 */
final class OptionReader {
    /** How many learners an ensemble has: nothing of MOA's bounds that. */
    private static final String MEMBERS = "ensembleSize";

    private static final int MOST_MEMBERS = 1_000;

    private OptionReader() {}

    /**
     * Returns the learner with its options set, not yet prepared for use.
     *
     * @param regression whether it has to predict numbers, and not classes
     * @throws LearnerOptionsException if the text cannot be used
     */
    static AbstractClassifier read(String text, boolean regression) {
        OptionText in = new OptionText(text);
        String name = in.word();
        SortedMap<String, Supplier<AbstractClassifier>> offered = AllowedParts.learners(regression);
        Supplier<AbstractClassifier> supplier = offered.get(name);
        if (supplier == null) {
            throw new LearnerOptionsException(
                    AllowedParts.all().contains(name)
                            ? "learner '" + name + "' predicts " + (regression ? "classes" : "numbers")
                                    + ", and this model " + (regression ? "numbers" : "classes") + ". Allowed: "
                                    + String.join(", ", offered.keySet())
                            : Suggestion.unknown("learner", name, offered.keySet()));
        }
        AbstractClassifier learner = supplier.get();
        readOptions(in, name, learner);
        return learner;
    }

    /**
     * Sets the options of a learner, which the text names.
     *
     * @throws LearnerOptionsException if the text cannot be used
     */
    static void read(String text, OptionHandler learner) {
        OptionText in = new OptionText(text);
        readOptions(in, in.word(), learner);
    }

    private static void readOptions(OptionText in, String name, OptionHandler part) {
        Set<Character> seen = new HashSet<>();
        while (!in.atEnd()) {
            char flag = in.flag();
            Option option = find(in, name, part, flag);
            if (!seen.add(flag)) {
                throw in.wrong("option -" + flag + " of " + name + " is given twice");
            }
            set(in, name, option);
        }
    }

    private static Option find(OptionText in, String name, OptionHandler part, char flag) {
        List<String> usable = new ArrayList<>();
        for (Option option : part.getOptions().getOptionArray()) {
            String refusal = AllowedParts.refused().get(option.getName());
            if (option.getCLIChar() == flag && refusal != null) {
                throw in.wrong(
                        "option -" + flag + " (" + option.getName() + ") of " + name + " is refused: " + refusal);
            }
            if (option.getCLIChar() == flag) {
                return option;
            }
            if (refusal == null) {
                usable.add("-" + option.getCLIChar() + " " + option.getName());
            }
        }
        throw in.wrong(name + " has no option -" + flag + "; allowed: "
                + (usable.isEmpty() ? "none" : String.join(", ", usable)));
    }

    private static void set(OptionText in, String name, Option option) {
        char flag = option.getCLIChar();
        if (option instanceof FlagOption on) {
            on.set();
        } else if (option instanceof AbstractClassOption place) {
            place.setCurrentObject(nested(place.getRequiredType(), flag, name, in.value(flag)));
        } else if (option instanceof IntOption
                || option instanceof FloatOption
                || option instanceof MultiChoiceOption) {
            setPlain(in, name, option, in.value(flag));
        } else {
            throw in.wrong("option -" + flag + " (" + option.getName() + ") of " + name + " is refused: not a number, "
                    + "a choice or a learner");
        }
    }

    private static void setPlain(OptionText in, String name, Option option, String value) {
        try {
            if (option instanceof FloatOption && !Double.isFinite(Double.parseDouble(value))) {
                throw new IllegalArgumentException("not a finite number");
            }
            option.setValueViaCLIString(value);
            if (option.getName().equals(MEMBERS) && Integer.parseInt(value) > MOST_MEMBERS) {
                throw new IllegalArgumentException("too many");
            }
        } catch (IllegalArgumentException e) {
            throw in.wrong(
                    "option -" + option.getCLIChar() + " (" + option.getName() + ") of " + name + " cannot be '" + value
                            + "': expected " + expected(option),
                    e);
        }
    }

    private static String expected(Option option) {
        if (option instanceof IntOption number) {
            int most = option.getName().equals(MEMBERS) ? MOST_MEMBERS : number.getMaxValue();
            return "a whole number from " + number.getMinValue() + " to " + most;
        }
        if (option instanceof FloatOption number) {
            return "a number from " + number.getMinValue() + " to " + number.getMaxValue();
        }
        return "one of " + Arrays.toString(((MultiChoiceOption) option).getOptionLabels());
    }

    private static OptionHandler nested(Class<?> type, char flag, String outer, String text) {
        OptionText in = new OptionText(text);
        String name = in.word();
        SortedMap<String, ? extends Supplier<? extends OptionHandler>> allowed = AllowedParts.nested(type);
        Supplier<? extends OptionHandler> supplier = allowed.get(name);
        if (supplier == null) {
            throw new LearnerOptionsException(
                    Suggestion.unknown("value for option -" + flag + " of " + outer, name, allowed.keySet()));
        }
        OptionHandler part = supplier.get();
        readOptions(in, name, part);
        return part;
    }
}
