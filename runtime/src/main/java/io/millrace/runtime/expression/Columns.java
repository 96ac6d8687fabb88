package io.millrace.runtime.expression;

import io.millrace.runtime.project.Feature;
import io.millrace.runtime.project.FieldType;
import io.millrace.runtime.project.View;
import java.util.LinkedHashMap;
import java.util.Map;

/** Types of the columns of views. */
public final class Columns {

    private Columns() {}

    /**
     * The features of a view, by name.
     *
     * @throws ExpressionException when what a feature is of does not compile
     */
    public static Map<String, FieldType> features(View view, Expressions source) throws ExpressionException {
        Map<String, FieldType> types = new LinkedHashMap<>();
        for (Feature feature : view.features().values()) {
            FieldType value = feature.of() == null
                    ? FieldType.DOUBLE
                    : source.compile(feature.of()).type();
            feature.columns().forEach(name -> types.put(name, feature.result(value)));
        }
        return types;
    }

    /**
     * What is derived from them.
     *
     * @throws ExpressionException when one of the expressions does not compile
     */
    public static Derived derived(View view, Expressions source) throws ExpressionException {
        Derived derived = Derived.from(features(view, source));
        for (Map.Entry<String, String> one : view.derived().entrySet()) {
            derived = derived.and(one.getKey(), one.getValue());
        }
        return derived;
    }

    /**
     * All of a view's columns, those derived too.
     *
     * @throws ExpressionException when an expression does not compile
     */
    public static Map<String, FieldType> all(View view, Expressions source) throws ExpressionException {
        Map<String, FieldType> all = new LinkedHashMap<>(features(view, source));
        all.putAll(derived(view, source).types());
        return all;
    }
}
