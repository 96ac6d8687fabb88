package io.millrace.features.engine;

import java.time.Duration;
import java.util.List;

/**
 * Everything that one state row holds: all views of an entity type.
 *
 * @param entity name of the entity type, for messages
 * @param views in the order of the answer
 * @param history how far before an entity's newest event it can still be read; panes are kept that much longer
 */
public record EntityLayout(String entity, List<View> views, Duration history) {

    public EntityLayout {
        EventTime.millis("history of entity '" + entity + "'", history);
        views = List.copyOf(views);
        Names.distinct(
                "view of entity '" + entity + "'",
                views.stream().map(View::name).toList());
    }

    /**
     * The canonical description that the layout hash is taken of: all that decides what the bytes of a row mean. Rows
     * written under another description are refused.
     */
    public String describe() {
        StringBuilder text = new StringBuilder("history " + history.toMillis() + "\n");
        views.forEach(view -> text.append(view.describe()));
        return text.toString();
    }
}
