package io.millrace.runtime.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

class RegistryOutageTest {

    private static boolean caused(Throwable cause) {
        return RegistryOutage.caused(new SerializationException("Error", cause));
    }

    @Test
    void caused_noAnswerOrARefusal_isAnOutage() {
        assertThat(caused(new ConnectException("refused"))).isTrue();
        assertThat(caused(new SocketTimeoutException("slow"))).isTrue();
        assertThat(caused(new RestClientException("failed", 500, 50001))).isTrue();
        assertThat(caused(new RestClientException("who are you", 401, 401))).isTrue();
    }

    @Test
    void caused_unknownSchemaOrBadBytes_isTheRecordsFault() {
        assertThat(caused(new RestClientException("no such schema", 404, 40403)))
                .isFalse();
        assertThat(caused(new EOFException())).isFalse();
        assertThat(RegistryOutage.caused(new SerializationException("Unknown magic byte!")))
                .isFalse();
    }
}
