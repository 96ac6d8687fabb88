package io.millrace.trainer.learning;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The inputs of one example, in the order of a schema: each is a number, a category, or missing. */
public final class Inputs {
    private static final long TEXT = 3;
    private static final long MISSING = 5;

    private final double[] numbers;
    private final @Nullable String[] categories;

    private Inputs(double[] numbers, @Nullable String[] categories) {
        this.numbers = numbers;
        this.categories = categories;
    }

    /** Makes inputs that are all missing, to be set one by one. */
    public static Builder of(int size) {
        return new Builder(size);
    }

    /** Makes inputs that are numbers; NaN for missing. */
    public static Inputs numbers(double... numbers) {
        return new Inputs(numbers.clone(), new String[numbers.length]);
    }

    static Inputs read(Decoder in) {
        Builder read = new Builder(in.count(1));
        for (int i = 0; i < read.numbers.length; i++) {
            long first = in.whole();
            if (first == TEXT) {
                read.category(i, in.text());
            } else if (first != MISSING) {
                read.number(i, in.amount(first));
            }
        }
        return read.build();
    }

    Encoder write(Encoder out) {
        out.whole(numbers.length);
        for (int i = 0; i < numbers.length; i++) {
            String category = categories[i];
            if (category != null) {
                out.whole(TEXT).text(category);
            } else if (Double.isNaN(numbers[i])) {
                out.whole(MISSING);
            } else {
                out.amount(numbers[i]);
            }
        }
        return out;
    }

    /** Returns how many there are. */
    public int size() {
        return numbers.length;
    }

    /** Returns the number at a place; NaN when it is missing, or a category. */
    public double number(int place) {
        return numbers[place];
    }

    /** Returns the category at a place; null when it is missing, or a number. */
    @Nullable
    public String category(int place) {
        return categories[place];
    }

    /** The same, but at one place what another one has there. */
    Inputs with(int place, Inputs other) {
        double[] changed = numbers.clone();
        @Nullable String[] named = categories.clone();
        changed[place] = other.numbers[place];
        named[place] = other.categories[place];
        return new Inputs(changed, named);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Inputs inputs
                && Arrays.equals(numbers, inputs.numbers)
                && Arrays.equals(categories, inputs.categories);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(numbers) + Arrays.hashCode(categories);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("[");
        for (int i = 0; i < numbers.length; i++) {
            text.append(i == 0 ? "" : ", ").append(categories[i] == null ? String.valueOf(numbers[i]) : categories[i]);
        }
        return text.append(']').toString();
    }

    /** Inputs in the making. */
    public static final class Builder {
        private final double[] numbers;
        private final @Nullable String[] categories;

        private Builder(int size) {
            this.numbers = new double[size];
            this.categories = new String[size];
            Arrays.fill(numbers, Double.NaN);
        }

        /** Sets a number. */
        public Builder number(int place, double number) {
            numbers[place] = number;
            return this;
        }

        /** Sets a category. */
        public Builder category(int place, String category) {
            categories[place] = category;
            return this;
        }

        /** Returns the inputs; the builder is not to be used after that. */
        public Inputs build() {
            return new Inputs(numbers, categories);
        }
    }
}
