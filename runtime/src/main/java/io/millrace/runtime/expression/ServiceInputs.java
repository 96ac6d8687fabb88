package io.millrace.runtime.expression;

import io.millrace.runtime.project.FieldType;
import io.millrace.runtime.project.Project;
import io.millrace.runtime.project.Service;
import io.millrace.runtime.project.Source;
import io.millrace.runtime.project.View;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Inputs of a service that are derived from the event that asks and the features of the service, which are written
 * {@code <view>.<feature>}. All numbers in them are doubles.
 */
public final class ServiceInputs {

    private final Map<String, String> columns;
    private final Set<String> names;
    private final Derived derived;

    private ServiceInputs(Map<String, String> columns, Set<String> names, Derived derived) {
        this.columns = columns;
        this.names = names;
        this.derived = derived;
    }

    /**
     * Nothing derived yet, for events of a source.
     *
     * @throws ExpressionException when an expression of one of the views does not compile
     */
    public static ServiceInputs from(Project project, Source source, Service service) throws ExpressionException {
        Map<String, FieldType> types = new LinkedHashMap<>(source.visible());
        Map<String, String> columns = new LinkedHashMap<>();
        for (String reference : service.features()) {
            String[] parts = reference.split(":", 2);
            View view = project.views().get(parts[0]);
            Source counted = view == null ? null : project.sources().get(view.source());
            if (view == null || counted == null) {
                throw new IllegalStateException("not declared: " + reference);
            }
            Map<String, FieldType> all = Columns.all(view, new Expressions(counted.visible()));
            for (String column : parts[1].equals("*") ? view.columns() : List.of(parts[1])) {
                String name = view.name() + "." + column;
                types.put(name, all.getOrDefault(column, FieldType.DOUBLE));
                columns.put(name, view.name() + ":" + column);
            }
        }
        return new ServiceInputs(Map.copyOf(columns), new LinkedHashSet<>(types.keySet()), Derived.from(types));
    }

    /**
     * These, and one more, which may use all of them.
     *
     * @throws ExpressionException when the name is taken, or the expression does not compile
     */
    public ServiceInputs and(String name, String text) throws ExpressionException {
        Set<String> more = new LinkedHashSet<>(names);
        more.add(name);
        return new ServiceInputs(columns, more, derived.and(name, text));
    }

    /** What an expression can name. */
    public Set<String> names() {
        return names;
    }

    /** Types of what is derived, by name, in order. */
    public Map<String, FieldType> types() {
        return derived.types();
    }

    /** Fields of the event that are needed. */
    public Set<String> fields() {
        Set<String> fields = new LinkedHashSet<>(derived.columns());
        fields.removeAll(columns.keySet());
        return fields;
    }

    /** Features that are needed, as {@code <view>:<feature>}. */
    public Set<String> features() {
        Set<String> features = new LinkedHashSet<>();
        derived.columns().forEach(name -> {
            String column = columns.get(name);
            if (column != null) {
                features.add(column);
            }
        });
        return features;
    }

    /** The values of all that is derived, by name; null where there is none. */
    public Map<String, @Nullable Object> values(Map<String, Object> fields, Map<String, Object> features) {
        Map<String, @Nullable Object> row = new HashMap<>(fields);
        for (String name : derived.columns()) {
            String column = columns.get(name);
            if (column != null) {
                row.put(name, features.get(column));
            }
        }
        derived.addTo(row);
        return row;
    }
}
