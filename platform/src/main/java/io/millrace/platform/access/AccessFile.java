package io.millrace.platform.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** The YAML file that names clients. It holds no secrets: of tokens it has hashes. */
final class AccessFile {

    private static final Set<String> KEYS =
            Set.of("name", "token_sha256", "certificate", "services", "sources", "operator");

    private final Path file;

    private AccessFile(Path file) {
        this.file = file;
    }

    /**
     * Reads the clients of a file.
     *
     * @throws IllegalArgumentException when it is not such a file; says what is wrong with which client
     */
    static List<Client> read(Path file) {
        return new AccessFile(file).clients();
    }

    private List<Client> clients() {
        Object root;
        try {
            root = new Load(LoadSettings.builder().setLabel(file.toString()).build())
                    .loadFromString(Files.readString(file));
        } catch (IOException e) {
            throw new IllegalArgumentException("the access file cannot be read: " + e, e);
        } catch (YamlEngineException e) {
            throw new IllegalArgumentException("the access file is not YAML: " + e.getMessage(), e);
        }
        if (!(root instanceof Map<?, ?> map) || !(map.get("clients") instanceof List<?> list) || map.size() != 1) {
            throw wrong("expected a list 'clients', and nothing else");
        }
        List<Client> clients = new ArrayList<>();
        for (Object entry : list) {
            clients.add(client(entry, clients.size() + 1));
        }
        return clients;
    }

    private Client client(@Nullable Object entry, int number) {
        if (!(entry instanceof Map<?, ?> fields) || !(fields.get("name") instanceof String name)) {
            throw wrong("client " + number + " has no 'name'");
        }
        for (Object key : fields.keySet()) {
            if (!KEYS.contains(String.valueOf(key))) {
                throw wrong("client '" + name + "' has '" + key + "', expected some of "
                        + String.join(", ", KEYS.stream().sorted().toList()));
            }
        }
        String hash = text(name, fields, "token_sha256");
        String certificate = text(name, fields, "certificate");
        if (hash == null && certificate == null) {
            throw wrong("client '" + name + "' has neither 'token_sha256' nor 'certificate', so nobody can be it");
        }
        if (hash != null && !hash.matches("[0-9a-f]{64}")) {
            throw wrong("'token_sha256' of client '" + name
                    + "' is no SHA-256 in lower-case hexadecimal; make one by: printf %s TOKEN | sha256sum");
        }
        return new Client(
                name,
                hash,
                certificate,
                texts(name, fields, "services"),
                texts(name, fields, "sources"),
                flag(name, fields, "operator"));
    }

    private @Nullable String text(String client, Map<?, ?> fields, String key) {
        Object value = fields.get(key);
        if (value != null && !(value instanceof String)) {
            throw wrong("'" + key + "' of client '" + client + "' is no text: put it in quotes");
        }
        return (String) value;
    }

    private boolean flag(String client, Map<?, ?> fields, String key) {
        Object value = fields.containsKey(key) ? fields.get(key) : false;
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw wrong("'" + key + "' of client '" + client + "' is neither true nor false");
    }

    private Set<String> texts(String client, Map<?, ?> fields, String key) {
        Set<String> texts = new LinkedHashSet<>();
        Object value = fields.containsKey(key) ? fields.get(key) : List.of();
        if (!(value instanceof List<?> list)) {
            throw wrong("'" + key + "' of client '" + client + "' is no list, such as [buyer], or [\"*\"] for all");
        }
        list.forEach(text -> texts.add(String.valueOf(text)));
        return texts;
    }

    private IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException("access file " + file + ": " + what + ".");
    }
}
