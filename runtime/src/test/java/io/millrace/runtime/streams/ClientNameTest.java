package io.millrace.runtime.streams;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a client is called, and where its process is by that. */
final class ClientNameTest {

    @Test
    void address_isFoundInWhatKafkaStreamsMakesOfTheName() {
        String name = ClientName.of("wiki-station-user", "store-1.example.org:8080");
        assertThat(ClientName.address(name)).contains("store-1.example.org:8080");
        assertThat(ClientName.address(name + "-StreamThread-1-consumer")).contains("store-1.example.org:8080");
    }

    @Test
    void clientsOfOthers_haveNone() {
        assertThat(ClientName.address("console-consumer")).isEmpty();
        assertThat(ClientName.address("wiki-station-user-3f2a-StreamThread-1-consumer"))
                .isEmpty();
    }
}
