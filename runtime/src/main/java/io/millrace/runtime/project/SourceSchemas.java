package io.millrace.runtime.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** Finds and reads the Avro schemas of sources: from a file beside the project file, or from the registry. */
final class SourceSchemas {

    private final Path folder;
    private final SchemaLookup lookup;
    private final Problems problems;

    SourceSchemas(Path folder, SchemaLookup lookup, Problems problems) {
        this.folder = folder;
        this.lookup = lookup;
        this.problems = problems;
    }

    /** Schema of a source as JSON; null, with a problem, when it cannot be had. */
    @Nullable
    String find(String topic, Node source) {
        Node file = source.get("schema");
        if (file.present()) {
            try {
                return Files.readString(folder.resolve(file.text()));
            } catch (IOException | InvalidPathException e) {
                problems.at(
                        file.pointer(),
                        "the schema file '" + file.text() + "' cannot be read.",
                        "It is looked for in " + folder + ".");
                return null;
            }
        }
        String subject = topic + "-value";
        String schema = lookup.latest(subject).orElse(null);
        if (schema == null) {
            problems.atKey(
                    source.pointer(),
                    "the fields of this source are not known: no schema '" + subject + "' is at hand.",
                    "Name a file with 'schema:', or give --schema-registry with a registry that has the subject.");
        }
        return schema;
    }

    /** How the values of a topic are encoded. */
    static Source.Format format(Node node) {
        return node.get("format").text().equals("json") ? Source.Format.JSON : Source.Format.AVRO;
    }

    /** Fields that the file itself declares. */
    static Map<String, FieldType> declaredFields(Node node) {
        return node.get("fields")
                .entries((field, type) -> FieldType.valueOf(type.text().toUpperCase(Locale.ROOT)));
    }

    /** Fields of a schema; empty, with a problem, when it is not a record. */
    Map<String, FieldType> fields(String schema, Node source) {
        try {
            Schema parsed = new Schema.Parser().parse(schema);
            if (parsed.getType() == Schema.Type.RECORD) {
                return AvroFields.of(parsed);
            }
            problems.at(
                    source.get("schema").pointer(), "the schema is " + parsed.getType() + ".", "Expected a record.");
        } catch (AvroRuntimeException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            problems.at(
                    source.get("schema").pointer(),
                    "the schema is not valid Avro: " + plain(String.valueOf(cause.getMessage())) + ".",
                    "Expected an Avro record as JSON.");
        }
        return Map.of();
    }

    /** First sentence of a parser's message, without what only concerns the parser. */
    private static String plain(String message) {
        String line = message.lines().findFirst().orElse("it cannot be parsed");
        String said = line.replaceFirst(" ?\\((start marker|class|for ).*", "");
        return said.endsWith(".") ? said.substring(0, said.length() - 1) : said;
    }
}
