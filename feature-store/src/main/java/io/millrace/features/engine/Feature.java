package io.millrace.features.engine;

import io.millrace.features.engine.aggregate.Aggregate;
import io.millrace.features.engine.aggregate.By;
import org.jspecify.annotations.Nullable;

/**
 * One value that can be read of an entity: an aggregate over the events of a view in a window.
 *
 * @param name as it is read within its view, such as {@code edits_10m}
 * @param aggregate what is computed
 * @param of the value aggregated; null only where the aggregate can do without
 * @param filter which of the view's events take part
 * @param by the category that an event belongs to, for an aggregate that is a {@link By}; null for every other
 * @param window over which part of the past
 */
public record Feature(
        String name,
        Aggregate aggregate,
        @Nullable Operand of,
        Condition filter,
        @Nullable Operand by,
        Window window) {

    public Feature {
        Names.check("feature", name);
        if (of == null && aggregate.needsOperand()) {
            throw new IllegalArgumentException("feature '" + name + "': " + aggregate.describe()
                    + " needs to know the value it is of; give one (of: ...)");
        }
        if ((by != null) != aggregate instanceof By) {
            throw new IllegalArgumentException("feature '" + name + "': " + aggregate.describe() + " is given "
                    + (by == null ? "no category to go by" : "a category, which it does not take"));
        }
    }

    /** A feature that is not split by category. */
    public Feature(String name, Aggregate aggregate, @Nullable Operand of, Condition filter, Window window) {
        this(name, aggregate, of, filter, null, window);
    }

    String describe() {
        return "feature " + name + " " + aggregate.describe() + " " + window.describe() + "\n of "
                + (of == null ? "" : Names.quoted(of.text())) + "\n filter " + Names.quoted(filter.text()) + "\n"
                + (by == null ? "" : " by " + Names.quoted(by.text()) + "\n");
    }
}
