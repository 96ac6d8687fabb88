package io.millrace.features.query;

import io.millrace.features.engine.Condition;
import io.millrace.features.engine.EntityLayout;
import io.millrace.features.engine.Feature;
import io.millrace.features.engine.LifetimeWindow;
import io.millrace.features.engine.Operand;
import io.millrace.features.engine.RollingWindow;
import io.millrace.features.engine.View;
import io.millrace.features.engine.aggregate.Aggregate;
import io.millrace.features.engine.aggregate.Count;
import io.millrace.features.engine.aggregate.Last;
import io.millrace.features.engine.aggregate.Max;
import io.millrace.features.engine.aggregate.Mean;
import io.millrace.features.engine.aggregate.Min;
import io.millrace.features.engine.aggregate.Sum;
import io.millrace.features.engine.aggregate.TimeSinceLast;
import io.millrace.runtime.expression.Expression;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.project.AggregateName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The row layout of an entity, from the views that the project declares; the station writes it and reads go by it. */
public final class Layouts {

    /** Store of hot rows by entity key. */
    public static final String HOT_STORE = "rows-hot";

    /** Store of cold rows by entity key. */
    public static final String COLD_STORE = "rows-cold";

    /** Store of what the channels into a station have said. */
    public static final String PROGRESS_STORE = "progress";

    private Layouts() {}

    /** Layout of one entity. */
    public static EntityLayout of(Plan plan, String entity) {
        List<View> views = new ArrayList<>();
        Duration history = Duration.ofMillis(1);
        for (io.millrace.runtime.project.View view : plan.viewsOf(entity)) {
            Duration late = plan.source(view.source()).late();
            history = late.compareTo(history) > 0 ? late : history;
            views.add(view(plan, view));
        }
        return new EntityLayout(entity, views, history);
    }

    private static View view(Plan plan, io.millrace.runtime.project.View view) {
        List<Feature> features = new ArrayList<>();
        for (io.millrace.runtime.project.Feature feature : view.features().values()) {
            Operand of = operand(plan, view.source(), feature.of());
            Condition filter = filter(plan, view.source(), feature.where());
            Aggregate aggregate =
                    aggregate(AggregateName.of(feature.aggregate()).orElseThrow());
            if (feature.windows().isEmpty()) {
                features.add(new Feature(feature.name(), aggregate, of, filter, new LifetimeWindow()));
            }
            feature.windows()
                    .forEach((text, length) -> features.add(new Feature(
                            feature.name() + "_" + text, aggregate, of, filter, RollingWindow.of(length, null))));
        }
        return new View(view.name(), where(plan, view), view.ttl(), features);
    }

    /** The source is part of the text: rows that were counted from another one mean something else. */
    private static Condition where(Plan plan, io.millrace.runtime.project.View view) {
        Condition filter = filter(plan, view.source(), view.where());
        return new Condition(
                view.source() + ": " + filter.text(),
                event -> event.source().equals(view.source()) && filter.test().test(event));
    }

    private static Condition filter(Plan plan, String source, @Nullable String text) {
        if (text == null) {
            return new Condition("true", event -> true);
        }
        Expression expression = plan.expression(source, text);
        return new Condition(text, event -> expression.holds(event.fields()));
    }

    private static @Nullable Operand operand(Plan plan, String source, @Nullable String text) {
        if (text == null) {
            return null;
        }
        Expression expression = plan.expression(source, text);
        return new Operand(text, event -> expression.evaluate(event.fields()));
    }

    private static Aggregate aggregate(AggregateName name) {
        return switch (name) {
            case COUNT -> new Count();
            case SUM -> new Sum();
            case MEAN -> new Mean();
            case MIN -> new Min();
            case MAX -> new Max();
            case LAST -> new Last();
            case TIME_SINCE_LAST -> new TimeSinceLast();
        };
    }
}
