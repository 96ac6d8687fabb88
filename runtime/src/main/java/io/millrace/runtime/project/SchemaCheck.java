package io.millrace.runtime.project;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Checks the shape of a project file against the shipped JSON Schema, and says what is wrong in plain words. */
final class SchemaCheck {

    private static final String RESOURCE = "project.schema.json";

    private final ObjectMapper mapper = new ObjectMapper();
    private final JsonNode schemaTree;
    private final Schema schema;

    SchemaCheck() {
        String text = text();
        schemaTree = mapper.readTree(text);
        schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text, InputFormat.JSON);
    }

    /** The JSON Schema itself. */
    static String text() {
        try (InputStream in = SchemaCheck.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is missing from this build");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void check(@Nullable Object root, Problems problems) {
        for (Error error : schema.validate(mapper.valueToTree(root))) {
            report(error, problems);
        }
    }

    private void report(Error error, Problems problems) {
        String place = pointer(error.getInstanceLocation());
        switch (error.getKeyword()) {
            case "additionalProperties" -> {
                String child = place + "/" + YamlDocument.escape(error.getProperty());
                problems.atKey(
                        child,
                        "unknown key '" + error.getProperty() + "'" + in(place) + ".",
                        Suggestion.near(error.getProperty(), siblings(error)));
            }
            case "required" ->
                problems.atKey(place, "'" + error.getProperty() + "' is missing" + in(place) + ".", describe(error));
            case "type" ->
                problems.at(
                        place,
                        "found " + article(error.getInstanceNode()) + " for '" + leaf(place) + "'.",
                        "Expected " + words(error.getSchemaNode()) + ".");
            case "enum" ->
                problems.at(
                        place,
                        "'" + error.getInstanceNode().asString() + "' is not a value of '" + leaf(place) + "'.",
                        Suggestion.near(error.getInstanceNode().asString(), texts(error.getSchemaNode())));
            case "pattern" ->
                problems.at(
                        place,
                        "'" + error.getInstanceNode().asString() + "' is not a value of '" + leaf(place) + "'.",
                        "It has to look like " + error.getSchemaNode().asString() + ".");
            default -> problems.at(place, leaf(place) + ": " + error.getMessage() + ".", "");
        }
    }

    /** Keys that the schema knows beside the unknown one. */
    private List<String> siblings(Error error) {
        JsonNode object = parent(error);
        JsonNode properties = object.path("properties");
        return List.copyOf(properties.propertyNames());
    }

    private String describe(Error error) {
        String text = parent(error)
                .path("properties")
                .path(error.getProperty())
                .path("description")
                .asString("");
        return text.isEmpty() ? "Add '" + error.getProperty() + ":' here." : error.getProperty() + ": " + text;
    }

    private JsonNode parent(Error error) {
        String fragment = error.getSchemaLocation().getFragment().toString();
        int last = fragment.lastIndexOf('/');
        return schemaTree.at(last <= 0 ? "" : fragment.substring(0, last));
    }

    private static String pointer(NodePath path) {
        StringBuilder pointer = new StringBuilder();
        for (int i = 0; i < path.getNameCount(); i++) {
            pointer.append('/').append(YamlDocument.escape(String.valueOf(path.getElement(i))));
        }
        return pointer.toString();
    }

    private static String in(String pointer) {
        return pointer.isEmpty() ? "" : " in '" + pointer.substring(1).replace('/', '.') + "'";
    }

    private static String leaf(String pointer) {
        return pointer.isEmpty() ? "the file" : pointer.substring(pointer.lastIndexOf('/') + 1);
    }

    private static String article(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> "a mapping";
            case ARRAY -> "a list";
            case STRING -> "the text '" + node.asString() + "'";
            case NUMBER -> "the number " + node.asString();
            case BOOLEAN -> "'" + node.asString() + "'";
            default -> "nothing";
        };
    }

    private static String words(JsonNode type) {
        return String.join(" or ", type.isArray() ? texts(type) : List.of(type.asString()))
                .replace("object", "a mapping")
                .replace("array", "a list")
                .replace("string", "a text")
                .replace("integer", "a whole number");
    }

    private static List<String> texts(JsonNode array) {
        return List.copyOf(
                new TreeSet<>(array.valueStream().map(node -> node.asString()).toList()));
    }
}
