package io.millrace.features.query;

import io.millrace.features.engine.Condition;
import io.millrace.features.engine.Derivation;
import io.millrace.features.engine.EntityLayout;
import io.millrace.features.engine.Feature;
import io.millrace.features.engine.LifetimeWindow;
import io.millrace.features.engine.Operand;
import io.millrace.features.engine.View;
import io.millrace.features.engine.Window;
import io.millrace.runtime.expression.Derived;
import io.millrace.runtime.expression.Expression;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.project.FeatureWindow;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The row layout of an entity, from the views that the project declares; the station writes it and reads go by it. */
public final class Layouts {

    /** Store of hot rows by entity key. */
    public static final String HOT_STORE = "rows-hot";

    /** Store of cold rows and the other cold parts, by {@link ColdRows#key}. */
    public static final String COLD_STORE = "rows-cold";

    /** Store of what the channels into a station have said. */
    public static final String PROGRESS_STORE = "progress";

    /** Store of what each view means, by its name: {@link KeptView}. */
    public static final String DEFINITIONS_STORE = "definitions";

    private Layouts() {}

    /** Layout of one entity. */
    public static EntityLayout of(Plan plan, String entity) {
        return new EntityLayout(
                entity,
                plan.viewsOf(entity).stream().map(view -> view(plan, view)).toList());
    }

    private static View view(Plan plan, io.millrace.runtime.project.View view) {
        List<Feature> features = new ArrayList<>();
        for (io.millrace.runtime.project.Feature feature : view.features().values()) {
            if (feature.windows().isEmpty()) {
                features.add(feature(plan, view.source(), feature, feature.name(), new LifetimeWindow()));
            }
            for (FeatureWindow window : feature.windows()) {
                features.add(feature(
                        plan, view.source(), feature, feature.column(window), Catalogue.window(window, feature.hop())));
            }
        }
        return new View(
                view.name(),
                view.version(),
                where(plan, view),
                view.ttl(),
                plan.source(view.source()).late(),
                features,
                derivation(plan.derived(view)));
    }

    private static Feature feature(
            Plan plan, String source, io.millrace.runtime.project.Feature feature, String column, Window window) {
        return new Feature(
                column,
                Catalogue.aggregate(feature),
                operand(plan, source, feature.of()),
                filter(plan, source, feature.where()),
                operand(plan, source, feature.by()),
                window);
    }

    private static Derivation derivation(Derived derived) {
        return new Derivation(List.copyOf(derived.types().keySet()), derived.columns(), derived::addTo);
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
}
