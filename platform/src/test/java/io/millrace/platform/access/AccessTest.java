package io.millrace.platform.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.platform.http.HttpApi;
import io.millrace.platform.testing.TestProject;
import io.millrace.runtime.plan.Plan;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is let in to what. Nothing runs behind the server, so who is let in is told that it is starting (503). */
final class AccessTest {

    static final String PROJECT = """
            project: access
            clock: stream
            partitions: 3
            sources:
              orders:
                topic: access.orders
                format: json
                key: id
                time: time
                fields: { id: string, time: timestamp, user: string, amount: double }
            entities:
              user: { key: user }
            views:
              spending:
                entity: user
                source: orders
                features:
                  orders: { aggregate: count, windows: [1h] }
                  total:  { aggregate: sum, of: amount, windows: [1h] }
            services:
              orders: ["spending:orders_1h"]
            """;

    /** Tokens are {@code shop} and {@code all}. */
    private static final String FILE = """
            clients:
              - name: the shop
                token_sha256: 8d9001d32c6a703d95921a77115050f33dd823d3f1730bd35215dcbecad6dc20
                services: [orders]
              - name: the loader
                certificate: loader
                sources: [orders]
              - name: everything
                token_sha256: 5ef5ef0364b6939c4ca61f34b393f7b368d1be8619647aaf83d5b395919ab629
                services: ["*"]
                sources: ["*"]
            """;

    private static final String PART = "{\"features\":[\"spending:orders_1h\"],\"entities\":[{\"user\":\"ann\"}]}";
    private static final String ALL = "{\"features\":[\"spending:*\"],\"entities\":[{\"user\":\"ann\"}]}";
    private static final String PUSH = "{\"push_source_name\":\"orders\",\"df\":{\"id\":[\"1\"]}}";
    private static final String COLUMNS = "{\"features\":[\"spending:total_1h\"],\"entities\":{\"user\":[\"ann\"]}}";

    @TempDir
    private Path folder = Path.of("");

    private Plan plan;

    @BeforeEach
    void read() throws Exception {
        plan = new Plan(TestProject.read(Files.writeString(folder.resolve("project.yaml"), PROJECT)));
    }

    @Test
    void addresses_that_others_reach_need_a_door_or_the_word_that_none_is_meant() throws Exception {
        assertThatThrownBy(() -> start("0.0.0.0", Access.LOCAL)).hasMessageContaining("--allow-anyone");
        assertThatCode(() ->
                        start("0.0.0.0", new Access(null, null, true, null)).close())
                .doesNotThrowAnyException();
        assertThatCode(() ->
                        start("0.0.0.0", new Access(file(), null, false, null)).close())
                .doesNotThrowAnyException();
        assertThatCode(() -> start("127.0.0.1", Access.LOCAL).close()).doesNotThrowAnyException();
    }

    @Test
    void tokens_have_the_rights_that_the_file_gives() throws Exception {
        try (HttpApi api = start("127.0.0.1", new Access(file(), null, false, null))) {
            URI url = URI.create("http://127.0.0.1:" + api.port());
            HttpClient client = HttpClient.newHttpClient();
            HttpResponse<String> nobody = ask(client, url, "/v1/features", PART, null);
            assertThat(nobody.statusCode()).isEqualTo(401);
            assertThat(nobody.headers().firstValue("WWW-Authenticate")).contains("Bearer");
            assertThat(ask(client, url, "/v1/features", PART, "shops").statusCode())
                    .isEqualTo(401);
            assertThat(ask(client, url, "/v1/features", PART, "shop").statusCode())
                    .isEqualTo(503);
            HttpResponse<String> more = ask(client, url, "/v1/features", ALL, "shop");
            assertThat(more.statusCode()).isEqualTo(403);
            assertThat(more.body()).contains("'the shop' may not read spending:total_1h");
            assertThat(ask(client, url, "/v1/features", ALL, "all").statusCode())
                    .isEqualTo(503);
            assertThat(ask(client, url, "/v1/views/spending/ann", null, "shop").statusCode())
                    .isEqualTo(403);
            assertThat(ask(client, url, "/v1/views/spending/ann", null, "all").statusCode())
                    .isEqualTo(503);
            assertThat(ask(client, url, "/push", PUSH, "shop").statusCode()).isEqualTo(403);
            assertThat(ask(client, url, "/push", PUSH, "all").statusCode()).isEqualTo(503);
            assertThat(ask(client, url, "/metrics", null, null).statusCode()).isEqualTo(401);
            assertThat(ask(client, url, "/metrics", null, "shop").statusCode()).isEqualTo(200);
            assertThat(ask(client, url, "/health/live", null, null).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void feast_clients_are_told_in_their_form() throws Exception {
        try (HttpApi api = start("127.0.0.1", new Access(file(), null, false, null))) {
            URI url = URI.create("http://127.0.0.1:" + api.port());
            HttpClient client = HttpClient.newHttpClient();
            assertThat(ask(client, url, "/get-online-features", COLUMNS, null).body())
                    .startsWith("{\"detail\":");
            HttpResponse<String> forbidden = ask(client, url, "/get-online-features", COLUMNS, "shop");
            assertThat(forbidden.statusCode()).isEqualTo(403);
            assertThat(forbidden.body()).contains("FeastPermissionError");
            assertThat(ask(client, url, "/get-online-features", COLUMNS, "all").statusCode())
                    .isEqualTo(503);
        }
    }

    @Test
    void certificates_have_the_rights_that_the_file_gives() throws Exception {
        TestCertificate server = TestCertificate.of("server", folder);
        TestCertificate loader = TestCertificate.of("loader", folder);
        TestCertificate stranger = TestCertificate.of("stranger", folder);
        Tls tls = new Tls(server.certificate(), server.key(), together(loader, server));
        try (HttpApi api = start("127.0.0.1", new Access(file(), tls, false, null))) {
            URI url = URI.create("https://127.0.0.1:" + api.port());
            assertThat(ask(client(loader.towards(server)), url, "/push", PUSH, null)
                            .statusCode())
                    .isEqualTo(503);
            assertThat(ask(client(loader.towards(server)), url, "/v1/features", PART, null)
                            .statusCode())
                    .isEqualTo(403);
            assertThat(ask(client(server.trusted()), url, "/v1/features", PART, null)
                            .statusCode())
                    .isEqualTo(401);
            assertThat(ask(client(server.trusted()), url, "/v1/features", PART, "shop")
                            .statusCode())
                    .isEqualTo(503);
            assertThat(ask(client(stranger.towards(server)), url, "/push", PUSH, null)
                            .statusCode())
                    .isEqualTo(401);
            assertThatThrownBy(() -> ask(
                            HttpClient.newHttpClient(),
                            URI.create("http://127.0.0.1:" + api.port()),
                            "/push",
                            PUSH,
                            null))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void without_a_file_every_client_needs_a_certificate_and_may_do_all() throws Exception {
        TestCertificate server = TestCertificate.of("server", folder);
        TestCertificate loader = TestCertificate.of("loader", folder);
        try (HttpApi api = start(
                "0.0.0.0",
                new Access(null, new Tls(server.certificate(), server.key(), loader.certificate()), false, null))) {
            URI url = URI.create("https://127.0.0.1:" + api.port());
            assertThat(ask(client(loader.towards(server)), url, "/v1/features", ALL, null)
                            .statusCode())
                    .isEqualTo(503);
            assertThatThrownBy(() -> ask(client(server.trusted()), url, "/v1/features", ALL, null))
                    .isInstanceOf(IOException.class);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            nothing: 1                                                            | expected a list 'clients'
            clients: [{ certificate: a }]                                         | client 1 has no 'name'
            clients: [{ name: a }]                                                | neither 'token_sha256' nor 'certificate'
            clients: [{ name: a, token_sha256: secret }]                          | is no SHA-256
            clients: [{ name: a, certificate: b, service: [c] }]                  | has 'service', expected some of
            clients: [{ name: a, certificate: b, services: c }]                   | is no list
            clients: [{ name: a, certificate: b, services: [order] }]             | given service 'order'
            clients: [{ name: a, certificate: b, sources: [order] }]              | given source 'order'
            clients: [                                                            | is not YAML
            """)
    void faults_of_the_file_are_named(String text, String message) throws Exception {
        Path wrong = Files.writeString(folder.resolve("wrong.yaml"), text);
        assertThatThrownBy(() -> start("127.0.0.1", new Access(wrong, null, false, null)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    private HttpApi start(String host, Access access) {
        return HttpApi.start(plan, host, 0, access, folder);
    }

    private Path file() throws IOException {
        return Files.writeString(folder.resolve("access.yaml"), FILE);
    }

    private Path together(TestCertificate one, TestCertificate other) throws IOException {
        return Files.writeString(
                folder.resolve("authority.pem"),
                Files.readString(one.certificate()) + Files.readString(other.certificate()));
    }

    private static HttpClient client(SSLContext context) {
        return HttpClient.newBuilder()
                .sslContext(context)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    private static HttpResponse<String> ask(
            HttpClient client, URI url, String path, @Nullable String body, @Nullable String token)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(url.resolve(path));
        if (body != null) {
            request.POST(HttpRequest.BodyPublishers.ofString(body));
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
