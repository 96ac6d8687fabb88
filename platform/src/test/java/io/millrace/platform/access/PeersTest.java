package io.millrace.platform.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.features.query.FeatureRequest;
import io.millrace.features.query.FeatureVector;
import io.millrace.features.query.Freshness;
import io.millrace.features.query.UnavailableException;
import io.millrace.platform.node.Node;
import io.millrace.platform.node.NodeSettings;
import io.millrace.platform.node.Role;
import io.millrace.platform.testing.SharedCluster;
import io.millrace.platform.testing.TestProject;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.plan.TopicSpec;
import io.millrace.runtime.streams.Cluster;
import io.millrace.runtime.streams.Processing;
import io.millrace.runtime.streams.TopicCatalog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Two processes that both want to know who asks, over encrypted connections, ask each other. */
@ExtendWith(SharedCluster.class)
final class PeersTest {

    private static final String CLIENTS = """
            clients:
              - name: the other process
                token_sha256: 5ef5ef0364b6939c4ca61f34b393f7b368d1be8619647aaf83d5b395919ab629
                services: ["*"]
            """;

    @Test
    void processes_ask_each_other_with_their_token(Cluster cluster, @TempDir Path folder) throws Exception {
        Plan plan = new Plan(TestProject.read(Files.writeString(folder.resolve("project.yaml"), AccessTest.PROJECT)));
        try (Admin admin = cluster.admin()) {
            new TopicCatalog(admin).ensure(List.of(new TopicSpec("access.orders", 1, Map.of())));
        }
        TestCertificate certificate = TestCertificate.of("process", folder);
        Path file = Files.writeString(folder.resolve("access.yaml"), CLIENTS);
        Tls tls = new Tls(certificate.certificate(), certificate.key(), certificate.certificate());
        try (Node trusted = start(plan, cluster, folder.resolve("trusted"), new Access(file, tls, false, "all"));
                Node unknown = start(plan, cluster, folder.resolve("unknown"), new Access(file, tls, false, null))) {
            Awaitility.await().atMost(Duration.ofMinutes(2)).ignoreExceptions().until(() -> servers(trusted)
                    .contains("127.0.0.1:" + unknown.port()));
            assertThat(servers(trusted)).contains("127.0.0.1:" + trusted.port());
            assertThatThrownBy(() -> servers(unknown))
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(UnavailableException.class)
                    .hasMessageContaining("MILLRACE_PEER_TOKEN");
        }
    }

    private static Node start(Plan plan, Cluster cluster, Path folder, Access access) {
        return Node.start(
                plan,
                cluster,
                new NodeSettings(
                        EnumSet.of(Role.FEATURE_STORE),
                        folder,
                        "127.0.0.1",
                        "127.0.0.1",
                        0,
                        access,
                        Processing.DEFAULT));
    }

    /** Who has answered for twenty users. */
    private static List<String> servers(Node node) {
        List<Map<String, String>> users = IntStream.range(0, 20)
                .mapToObj(number -> Map.of("user", "u" + number))
                .toList();
        List<FeatureVector> vectors = node.features()
                .read(new FeatureRequest(List.of("spending:orders_1h"), users, OptionalLong.empty()))
                .toCompletableFuture()
                .join();
        return vectors.stream()
                .flatMap(vector -> vector.freshness().values().stream())
                .map(Freshness::servedBy)
                .distinct()
                .toList();
    }
}
