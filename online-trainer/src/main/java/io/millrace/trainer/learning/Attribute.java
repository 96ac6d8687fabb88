package io.millrace.trainer.learning;

import java.util.List;

/**
 * An input of a model.
 *
 * @param categorical whether it is a category, and not a number
 * @param categories all that it can be, in order; empty when they are learned as they come
 * @param key whether it says which of many models is asked; learners do not see it
 */
public record Attribute(String name, boolean categorical, List<String> categories, boolean key) {

    public Attribute {
        categories = List.copyOf(categories);
    }

    /** One that learners see. */
    public Attribute(String name, boolean categorical, List<String> categories) {
        this(name, categorical, categories, false);
    }

    /** A number. */
    public static Attribute number(String name) {
        return new Attribute(name, false, List.of());
    }

    /** A category; of these, if any are given. */
    public static Attribute category(String name, String... categories) {
        return new Attribute(name, true, List.of(categories));
    }

    /** The key of a model, a text. */
    public static Attribute key(String name) {
        return new Attribute(name, true, List.of(), true);
    }

    /** Returns whether all its categories are known from the start. */
    boolean closed() {
        return !categories.isEmpty();
    }
}
