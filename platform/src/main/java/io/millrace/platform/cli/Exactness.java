package io.millrace.platform.cli;

import io.millrace.features.engine.Feature;
import io.millrace.features.engine.LastEventsWindow;
import io.millrace.features.engine.PanedWindow;
import io.millrace.features.engine.RollingWindow;
import io.millrace.features.engine.SessionWindow;
import io.millrace.features.engine.Window;
import io.millrace.features.engine.aggregate.Aggregate;
import io.millrace.features.engine.aggregate.ApproxDistinct;
import io.millrace.features.engine.aggregate.By;
import io.millrace.features.engine.aggregate.Distinct;
import io.millrace.features.engine.aggregate.Entropy;
import io.millrace.features.engine.aggregate.Mode;
import io.millrace.features.engine.aggregate.Percentile;
import io.millrace.features.engine.aggregate.TopK;
import io.millrace.runtime.project.Durations;
import java.time.Duration;
import java.util.Locale;

/**
 * How exact one feature is, in words: how much its window may be too long, and how far its value may be off.
 *
 * @param feature as the engine has it
 */
record Exactness(Feature feature) {

    private static final String EXACT = "exact";

    String aggregate() {
        return feature.aggregate().describe().split(" ", 2)[0] + (feature.aggregate() instanceof By ? " by" : "");
    }

    String window() {
        Window window = feature.window();
        if (window instanceof PanedWindow paned) {
            return (paned instanceof RollingWindow ? "rolling " : "tumbling ") + text(paned.length());
        }
        if (window instanceof SessionWindow session) {
            return "session " + text(session.gap());
        }
        return window instanceof LastEventsWindow last ? "last " + last.events() : "lifetime";
    }

    /** Length of a pane; empty for windows without panes. */
    String hop() {
        return feature.window() instanceof PanedWindow paned ? text(paned.hop()) : "";
    }

    /** The most that the window may be too long, relative to its length. */
    String windowError() {
        double share = windowErrorShare();
        return share > 0 ? percent(share) : EXACT;
    }

    /** The same as a number; 0 where the window is exact. */
    double windowErrorShare() {
        return feature.window() instanceof RollingWindow rolling ? (double) rolling.hop() / rolling.length() : 0;
    }

    /** How far the value may be off what exactly these events give. */
    String value() {
        return value(feature.aggregate());
    }

    private static String value(Aggregate aggregate) {
        if (aggregate instanceof By by) {
            return value(by.of()) + " to " + by.categories() + " categories";
        }
        if (aggregate instanceof Percentile percentile) {
            return "within " + percent(percentile.error());
        }
        if (aggregate instanceof ApproxDistinct approximate) {
            return "standard error " + percent(approximate.standardError());
        }
        if (aggregate instanceof Distinct distinct) {
            return "exact to " + distinct.bound() + " values, then INVALID";
        }
        if (aggregate instanceof Entropy entropy) {
            return "exact to " + entropy.bound() + " values, then INVALID";
        }
        if (aggregate instanceof TopK || aggregate instanceof Mode) {
            int counters = aggregate instanceof TopK top ? top.counters() : TopK.LEAST_COUNTERS;
            return "exact to " + counters + " values, then counts within " + percent(1.0 / counters) + " of all";
        }
        return EXACT;
    }

    private static String text(long millis) {
        return Durations.text(Duration.ofMillis(millis));
    }

    private static String percent(double part) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * part);
    }
}
