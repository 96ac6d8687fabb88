package io.millrace.runtime.project;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
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
        if (!(root instanceof Map)) {
            problems.at(
                    "",
                    root == null
                            ? "the file declares nothing."
                            : "the file holds " + FoundValue.article(mapper.valueToTree(root)) + ".",
                    "A project file starts with 'project: <name>' and has 'sources:'.");
            return;
        }
        List<ShapeFault> faults = schema.validate(mapper.valueToTree(root)).stream()
                .map(error -> new ShapeFault(schemaTree, error))
                .toList();
        for (ShapeFault fault : faults) {
            if (!(fault.missingKey() && faults.stream().anyMatch(other -> explains(other, fault)))) {
                fault.report(problems);
            }
        }
    }

    /** True when a key is missing because it is misspelt: that is said once. */
    private static boolean explains(ShapeFault unknown, ShapeFault missing) {
        return unknown.unknownKey()
                && unknown.place().equals(missing.place())
                && (missing.place().startsWith("/services/")
                        || Suggestion.nearest(unknown.property(), missing.keys())
                                .filter(missing.property()::equals)
                                .isPresent());
    }
}
