package io.millrace.runtime.project;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Binds side tables, and what sources take from them. */
final class LookupBinder {

    private final Path folder;
    private final SourceSchemas schemas;
    private final Problems problems;

    LookupBinder(Path folder, SourceSchemas schemas, Problems problems) {
        this.folder = folder;
        this.schemas = schemas;
        this.problems = problems;
    }

    Lookup lookup(String name, Node node) {
        boolean file = node.get("file").present();
        if (file == node.get("topic").present()) {
            problems.atKey(
                    node.pointer(),
                    "a lookup is either a file or a topic.",
                    "Give it 'file:', or 'topic:' and 'format:', and not both.");
        }
        String schema = file || SourceSchemas.format(node) == Source.Format.JSON ? null : schema(node);
        Map<String, FieldType> fields =
                schema == null ? SourceSchemas.declaredFields(node) : schemas.fields(schema, node);
        Lookup.Table table =
                file ? file(node) : new Lookup.Topic(node.get("topic").text(), SourceSchemas.format(node), schema);
        return new Lookup(
                name, table, Binder.keys(node.get("key")), node.get("time").textOrNull(), fields);
    }

    private Lookup.CsvFile file(Node node) {
        Node file = node.get("file");
        Path path = folder.resolve(file.text());
        if (!Files.isReadable(path)) {
            problems.at(
                    file.pointer(),
                    "the file '" + file.text() + "' cannot be read.",
                    "It is looked for in " + folder + ".");
        }
        return new Lookup.CsvFile(path, node.get("missing").textOrNull());
    }

    private @Nullable String schema(Node node) {
        return node.get("topic").present() ? schemas.find(node.get("topic").text(), node) : null;
    }

    /** What a source takes from a side table; of one that is not declared, nothing. */
    static Enrichment enrichment(String name, Node node, Map<String, Lookup> lookups) {
        String in = node.get("in").text();
        Lookup lookup = lookups.get(in);
        return new Enrichment(name, in, Binder.keys(node.get("by")), lookup == null ? Map.of() : lookup.added());
    }
}
