package io.millrace.features.engine;

import io.millrace.features.engine.aggregate.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * One value that can be read of an entity: an aggregate over the events of a view in a window.
 *
 * @param name as it is read within its view, such as {@code edits_10m}
 * @param aggregate what is computed
 * @param of the value aggregated; null only where the aggregate can do without
 * @param filter which of the view's events take part
 * @param window over which part of the past
 */
public record Feature(
        String name, Aggregate aggregate, @Nullable Operand of, Condition filter, Window window) {

    public Feature {
        Names.check("feature", name);
        if (of == null && aggregate.needsOperand()) {
            throw new IllegalArgumentException("feature '" + name + "': " + aggregate.describe()
                    + " needs to know the value it is of; give one (of: ...)");
        }
    }

    String describe() {
        return "feature " + name + " " + aggregate.describe() + " " + window.describe() + "\n of "
                + (of == null ? "" : Names.quoted(of.text())) + "\n filter " + Names.quoted(filter.text()) + "\n";
    }
}
