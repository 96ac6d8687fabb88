package io.millrace.runtime.project;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What an aggregate can be told beside its value. */
public enum Parameter {
    /** Which quantile: a {@code Double} from 0 to 1. */
    AT("the quantile, such as at: 0.95", null),
    /** Relative error of a quantile: a {@code Double}. */
    ERROR("the relative error of the value, such as error: 0.01", 0.01),
    /** How many values, or how many back: an {@code Integer}. */
    N("how many, such as n: 5", 1),
    /** How many of the most frequent values: an {@code Integer}. */
    K("how many, such as k: 5", null),
    /** The most distinct values: an {@code Integer}. */
    BOUND("the most distinct values, such as bound: 1000", 1000),
    /** The number of registers of a sketch is two to this power: an {@code Integer}. */
    PRECISION("the precision, such as precision: 11", 11),
    /** Where the buckets of a histogram meet: a {@code List} of {@code Double}. */
    EDGES("the bounds of the buckets, such as edges: [0, 10, 100]", null),
    /** Time in which a weight halves: a {@code Duration}. */
    HALF_LIFE("the time in which a weight halves, such as half_life: 1h", null);

    private final String description;
    private final @Nullable Object otherwise;

    Parameter(String description, @Nullable Object otherwise) {
        this.description = description;
        this.otherwise = otherwise;
    }

    /** Key in a project file. */
    public String yaml() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it is, with an example. */
    String description() {
        return description;
    }

    /** Value when it is not given; null when it has to be. */
    @Nullable
    Object otherwise() {
        return otherwise;
    }
}
