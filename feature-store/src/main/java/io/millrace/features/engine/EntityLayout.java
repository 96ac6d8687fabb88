package io.millrace.features.engine;

import java.util.List;

/**
 * Everything that one state row holds: all views of an entity type.
 *
 * @param entity name of the entity type, for messages
 * @param views in the order of the answer
 */
public record EntityLayout(String entity, List<View> views) {

    public EntityLayout {
        views = List.copyOf(views);
        Names.distinct(
                "view of entity '" + entity + "'",
                views.stream().map(View::name).toList());
    }
}
