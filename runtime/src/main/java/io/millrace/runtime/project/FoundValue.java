package io.millrace.runtime.project;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** Words for what stands in a file and for what is wanted instead. */
final class FoundValue {

    /** A number is let through to be told that it has no unit. */
    private static final List<String> DURATION = List.of("a text", "a whole number");

    private FoundValue() {}

    /** What was found, with its article. */
    static String article(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> "a mapping";
            case ARRAY -> "a list";
            case STRING -> "the text '" + node.asString() + "'";
            case NUMBER -> "the number " + node.asString();
            case BOOLEAN -> "'" + node.asString() + "'";
            default -> "nothing";
        };
    }

    /** What is wanted, by the schema's types, and how to get there from what was found. */
    static String expected(JsonNode types, JsonNode found) {
        List<String> names = types.isArray()
                ? types.valueStream().map(node -> word(node.asString())).toList()
                : List.of(word(types.asString()));
        boolean quotes = (found.isNumber() || found.isBoolean()) && names.equals(List.of("a text"));
        if (names.equals(DURATION)) {
            return "a duration such as 10m";
        }
        return String.join(" or ", names) + (quotes ? ": put it in quotes" : "");
    }

    private static String word(String type) {
        return switch (type) {
            case "object" -> "a mapping";
            case "array" -> "a list";
            case "string" -> "a text";
            case "integer" -> "a whole number";
            case "number" -> "a number";
            case "boolean" -> "true or false";
            default -> throw new IllegalStateException("the schema uses a type without words: " + type);
        };
    }
}
