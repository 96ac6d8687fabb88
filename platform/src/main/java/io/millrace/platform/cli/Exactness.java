package io.millrace.platform.cli;

import io.millrace.features.engine.RollingWindow;
import io.millrace.features.engine.Window;
import io.millrace.runtime.plan.Column;
import io.millrace.runtime.project.Durations;
import io.millrace.runtime.project.FeatureWindow;
import io.millrace.runtime.project.Parameter;
import io.millrace.runtime.project.Parameters;
import java.time.Duration;
import java.util.Locale;

/** How exact one feature is, in words: how much its window may be too long, and how far its value may be off. */
final class Exactness {

    private static final String EXACT = "exact";

    private final Column column;
    private final Window window;

    /** Of a feature, with its window as the engine has it. */
    Exactness(Column column, Window window) {
        this.column = column;
        this.window = window;
    }

    String aggregate() {
        return column.feature().aggregate() + (column.feature().by() == null ? "" : " by");
    }

    String window() {
        FeatureWindow declared = column.window();
        if (declared instanceof FeatureWindow.Rolling rolling) {
            return "rolling " + Durations.text(rolling.length());
        }
        if (declared instanceof FeatureWindow.Tumbling tumbling) {
            return "tumbling " + Durations.text(tumbling.length());
        }
        if (declared instanceof FeatureWindow.Session session) {
            return "session " + Durations.text(session.gap());
        }
        return declared instanceof FeatureWindow.Last last ? "last " + last.events() : "lifetime";
    }

    /** Length of a pane; empty for windows without panes. */
    String hop() {
        return window instanceof RollingWindow rolling ? Durations.text(Duration.ofMillis(rolling.hop())) : "";
    }

    /** The most that the window may be too long, relative to its length. */
    String windowError() {
        return window instanceof RollingWindow rolling ? percent((double) rolling.hop() / rolling.length()) : EXACT;
    }

    /** How far the value may be off what exactly these events give. */
    String value() {
        Parameters parameters = column.feature().parameters();
        String one =
                switch (column.feature().checkedAggregate()) {
                    case PERCENTILE -> "within " + percent(parameters.real(Parameter.ERROR));
                    case APPROX_DISTINCT ->
                        "standard error "
                                + percent(1.04 / Math.sqrt(Math.scalb(1.0, parameters.whole(Parameter.PRECISION))));
                    case DISTINCT, ENTROPY -> "exact to " + parameters.whole(Parameter.BOUND) + " different values";
                    default -> EXACT;
                };
        return column.feature().by() == null
                ? one
                : one + ", " + parameters.whole(Parameter.CATEGORIES) + " categories, the rest as one";
    }

    private static String percent(double part) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * part);
    }
}
