package io.millrace.platform.cli;

import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.millrace.runtime.project.SchemaLookup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Newest schemas of a registry. */
final class RegistrySchemas implements SchemaLookup {

    private static final @Nullable String ALL_SUBJECTS = null;

    @FunctionalInterface
    private interface Question {
        String to(SchemaRegistryClient client) throws IOException, RestClientException;
    }

    private static final int CACHE = 100;
    private static final int NOT_FOUND = 404;

    private final String url;

    RegistrySchemas(String url) {
        this.url = url;
    }

    /**
     * Makes sure that the registry answers: the first record would find out otherwise.
     *
     * @throws RuntimeException when it does not, with its address
     */
    void check() {
        ask(client -> client.getCompatibility(ALL_SUBJECTS));
    }

    @Override
    public Optional<String> latest(String subject) {
        return ask(client -> client.getLatestSchemaMetadata(subject).getSchema());
    }

    /** What the registry answers; nothing when it knows no such subject. */
    private Optional<String> ask(Question question) {
        try (SchemaRegistryClient client = new CachedSchemaRegistryClient(url, CACHE)) {
            return Optional.of(question.to(client));
        } catch (RestClientException e) {
            if (e.getStatus() == NOT_FOUND) {
                return Optional.empty();
            }
            throw new IllegalStateException("the schema registry at " + url + " refuses: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the schema registry at " + url
                            + " cannot be reached. Is --schema-registry right, and is it running?",
                    e);
        }
    }
}
