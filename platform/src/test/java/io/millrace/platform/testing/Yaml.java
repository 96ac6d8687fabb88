package io.millrace.platform.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** A node of a YAML document that is known to have a form: what does not have it fails with a class cast. */
public record Yaml(Object value) {

    private static final LoadSettings SETTINGS =
            LoadSettings.builder().setSchema(new CoreSchema()).build();

    /** The documents of a file. */
    public static List<Yaml> all(Path file) throws IOException {
        return all(Files.readString(file));
    }

    /** The documents of a text. */
    public static List<Yaml> all(String text) {
        List<Yaml> documents = new ArrayList<>();
        new Load(SETTINGS).loadAllFromString(text).forEach(document -> documents.add(new Yaml(document)));
        return documents;
    }

    /** What is under these keys, one inside the other. */
    public Yaml at(String... keys) {
        Object inner = value;
        for (String key : keys) {
            inner = ((Map<?, ?>) inner).get(key);
            if (inner == null) {
                throw new IllegalArgumentException("no '" + key + "' in " + value);
            }
        }
        return new Yaml(inner);
    }

    /** Whether there is something under a key. */
    public boolean has(String key) {
        return ((Map<?, ?>) value).containsKey(key);
    }

    /** Its elements. */
    public List<Yaml> list() {
        return ((List<?>) value)
                .stream().map(element -> new Yaml((Object) element)).toList();
    }

    /** Its keys and what is under them. */
    @SuppressWarnings("unchecked")
    public Map<String, Object> map() {
        return (Map<String, Object>) value;
    }

    /** It as a text. */
    public String text() {
        return value.toString();
    }
}
