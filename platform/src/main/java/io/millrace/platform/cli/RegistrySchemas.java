package io.millrace.platform.cli;

import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.millrace.runtime.project.SchemaLookup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Newest schemas of a registry. */
final class RegistrySchemas implements SchemaLookup {

    private static final int CACHE = 100;
    private static final int NOT_FOUND = 404;

    private final String url;

    RegistrySchemas(String url) {
        this.url = url;
    }

    @Override
    public Optional<String> latest(String subject) {
        try (SchemaRegistryClient client = new CachedSchemaRegistryClient(url, CACHE)) {
            return Optional.of(client.getLatestSchemaMetadata(subject).getSchema());
        } catch (RestClientException e) {
            if (e.getStatus() == NOT_FOUND) {
                return Optional.empty();
            }
            throw new IllegalStateException("the schema registry at " + url + " refuses: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("the schema registry at " + url + " cannot be reached", e);
        }
    }
}
