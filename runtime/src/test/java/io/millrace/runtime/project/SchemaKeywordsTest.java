package io.millrace.runtime.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** A keyword that is new in the schema needs words in {@link ShapeFault}, and a case in {@link ShapeProblemsTest}. */
class SchemaKeywordsTest {

    private static final Set<String> WITH_WORDS = Set.of(
            "additionalProperties",
            "enum",
            "exclusiveMinimum",
            "maxItems",
            "maximum",
            "minItems",
            "minLength",
            "minProperties",
            "minimum",
            "pattern",
            "propertyNames",
            "required",
            "type",
            "uniqueItems");

    private static final Set<String> NEVER_AN_ERROR =
            Set.of("$schema", "$ref", "$defs", "title", "description", "properties", "items");

    @Test
    void jsonSchema_everyKeyword_hasWords() {
        Set<String> used = new TreeSet<>();
        collect(new ObjectMapper().readTree(ProjectFile.jsonSchema()), used);
        used.removeAll(NEVER_AN_ERROR);

        assertThat(used).isEqualTo(WITH_WORDS);
    }

    private static void collect(JsonNode schema, Set<String> used) {
        for (String keyword : schema.propertyNames()) {
            used.add(keyword);
            JsonNode value = schema.get(keyword);
            switch (keyword) {
                case "properties", "$defs" -> value.values().forEach(child -> collect(child, used));
                case "items", "additionalProperties", "propertyNames" -> collect(value, used);
                default -> {}
            }
        }
    }
}
