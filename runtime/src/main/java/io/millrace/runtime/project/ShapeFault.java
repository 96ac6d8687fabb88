package io.millrace.runtime.project;

import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Says in plain words what one error of the JSON Schema validator means for whoever wrote the file. */
final class ShapeFault {

    private final JsonNode schema;
    private final Error error;
    private final String place;

    /**
     * One error.
     *
     * @param schema the whole schema
     */
    ShapeFault(JsonNode schema, Error error) {
        this.schema = schema;
        this.error = error;
        this.place = pointer(error.getInstanceLocation());
    }

    /** Pointer to the value at fault. */
    String place() {
        return place;
    }

    /** The key that is missing or not known; empty for other faults. */
    String property() {
        return error.getProperty() == null ? "" : error.getProperty();
    }

    boolean unknownKey() {
        return error.getKeyword().equals("additionalProperties");
    }

    boolean missingKey() {
        return error.getKeyword().equals("required");
    }

    /** Keys that the schema knows where this fault is. */
    Collection<String> keys() {
        return parent().path("properties").propertyNames();
    }

    void report(Problems problems) {
        JsonNode limit = error.getSchemaNode();
        JsonNode found = error.getInstanceNode();
        switch (error.getKeyword()) {
            case "additionalProperties" ->
                problems.atKey(child(), "unknown key '" + property() + "'" + in() + ".", keyHint());
            case "propertyNames" ->
                problems.atKey(
                        child(),
                        "'" + property() + "' cannot be a name" + in() + ".",
                        schema.at("/$defs/name/description").asString());
            case "required" -> problems.atKey(place, "'" + property() + "' is missing" + in() + ".", describe());
            case "type" ->
                problems.at(
                        place,
                        "found " + FoundValue.article(found) + what() + ".",
                        "Expected " + FoundValue.expected(limit, found) + ".");
            case "enum" -> {
                if (found.isContainer() || found.isNull()) {
                    problems.at(
                            place,
                            "found " + FoundValue.article(found) + what() + ".",
                            "Expected one of " + String.join(", ", texts(limit)) + ".");
                } else {
                    problems.at(
                            place,
                            "'" + found.asString() + "' is not a value of '" + leaf() + "'.",
                            Suggestion.near(found.asString(), texts(limit)));
                }
            }
            case "pattern" ->
                problems.at(
                        place,
                        "'" + found.asString() + "' is not a value of '" + leaf() + "'.",
                        parent().path("description").asString());
            case "minItems", "minProperties", "minLength" -> problems.at(place, few(found), atLeast(limit.asInt()));
            case "maxItems" ->
                problems.at(
                        place,
                        "'" + leaf() + "' lists " + found.size() + " values.",
                        "Expected " + limit.asInt() + " at most.");
            case "uniqueItems" -> repeated(found, problems);
            case "minimum", "maximum", "exclusiveMinimum" ->
                problems.at(place, "'" + leaf() + "' is " + found.asString() + ".", range());
            default -> throw new IllegalStateException("the schema uses a keyword without words: " + error);
        }
    }

    private String keyHint() {
        if (place.matches("/services/[^/]+/[0-9]+")) {
            return "A feature is written <view>:<feature>, without a space; expressions stand under 'event:'.";
        }
        return Suggestion.near(property(), keys());
    }

    private String few(JsonNode found) {
        return "'" + leaf() + "' "
                + (found.isString() || found.isEmpty() ? "is empty." : "has only " + found.size() + ".");
    }

    private static String atLeast(int limit) {
        return "Expected at least " + (limit == 1 ? "one" : String.valueOf(limit)) + ".";
    }

    private void repeated(JsonNode list, Problems problems) {
        for (int i = 1; i < list.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (list.get(i).equals(list.get(j))) {
                    problems.at(
                            place + "/" + i,
                            "'"
                                    + (list.get(i).isContainer()
                                            ? list.get(i).toString()
                                            : list.get(i).asString()) + "' is in '" + leaf() + "' twice.",
                            "Remove one of them.");
                    return;
                }
            }
        }
    }

    private String range() {
        JsonNode bounds = parent();
        String least = bounds.has("minimum")
                ? "at least " + bounds.get("minimum").asString()
                : "more than " + bounds.path("exclusiveMinimum").asString();
        return "Expected " + least
                + (bounds.has("maximum")
                        ? ", and at most " + bounds.get("maximum").asString()
                        : "") + ".";
    }

    private String describe() {
        String text =
                parent().path("properties").path(property()).path("description").asString("");
        return text.isEmpty() ? "Add '" + property() + ":' here." : property() + ": " + text;
    }

    /** The schema object that holds the keyword. */
    private JsonNode parent() {
        String fragment = error.getSchemaLocation().getFragment().toString();
        int last = fragment.lastIndexOf('/');
        return schema.at(last <= 0 ? "" : fragment.substring(0, last));
    }

    private String child() {
        return place + "/" + YamlDocument.escape(property());
    }

    private String in() {
        return place.isEmpty() ? "" : " in '" + place.substring(1).replace('/', '.') + "'";
    }

    private String what() {
        String leaf = place.substring(place.lastIndexOf('/') + 1);
        return leaf.matches("[0-9]+") ? " in '" + leaf() + "'" : " for '" + leaf + "'";
    }

    /** Last name on the way to the value: of a list item, the name of the list. */
    private String leaf() {
        String named = place.replaceFirst("(/[0-9]+)+$", "");
        return named.substring(named.lastIndexOf('/') + 1);
    }

    private static String pointer(NodePath path) {
        StringBuilder pointer = new StringBuilder();
        for (int i = 0; i < path.getNameCount(); i++) {
            pointer.append('/').append(YamlDocument.escape(String.valueOf(path.getElement(i))));
        }
        return pointer.toString();
    }

    private static List<String> texts(JsonNode array) {
        return List.copyOf(
                new TreeSet<>(array.valueStream().map(node -> node.asString()).toList()));
    }
}
