package io.millrace.benchmarks.reads;

import io.millrace.embedded.ClusterConfig;
import io.millrace.embedded.EmbeddedCluster;
import io.millrace.embedded.RegistryProgram;
import io.millrace.features.query.FeatureNames;
import io.millrace.features.query.FeatureReader;
import io.millrace.features.query.FeatureRequest;
import io.millrace.features.query.FreshnessBound;
import io.millrace.platform.access.Access;
import io.millrace.platform.node.Node;
import io.millrace.platform.node.NodeSettings;
import io.millrace.platform.node.Role;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.plan.TopicSpec;
import io.millrace.runtime.streams.Cluster;
import io.millrace.runtime.streams.Processing;
import io.millrace.runtime.streams.TopicCatalog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.KafkaStreams;

/** A feature store in this process, with every user's orders counted. */
final class Serving implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final EmbeddedCluster embedded;
    private final Plan plan;
    private final Node node;
    private final List<String> features;

    private Serving(EmbeddedCluster embedded, Plan plan, Node node) {
        this.embedded = embedded;
        this.plan = plan;
        this.node = node;
        this.features = new FeatureNames(plan).ofService("spender");
    }

    static Serving start(int users, int events) throws Exception {
        EmbeddedCluster embedded = EmbeddedCluster.start(ClusterConfig.temporary(RegistryProgram.find()));
        Cluster cluster = new Cluster(
                embedded.broker().bootstrapServers(), embedded.registry().url(), Map.of());
        try (Admin admin = cluster.admin()) {
            new TopicCatalog(admin).ensure(List.of(new TopicSpec(Spenders.TOPIC, 1, Map.of("retention.ms", "-1"))));
        }
        new Spenders(users).send(cluster, events);
        Plan plan = ServerProcess.plan();
        Node node = Node.start(
                plan,
                cluster,
                new NodeSettings(
                        EnumSet.of(Role.FEATURE_STORE),
                        embedded.folder().resolve("state"),
                        "127.0.0.1",
                        "127.0.0.1",
                        0,
                        Access.LOCAL,
                        Processing.DEFAULT));
        Serving serving = new Serving(embedded, plan, node);
        FreshnessBound all = new FreshnessBound(
                Map.of("orders/0", events - 1L), OptionalLong.empty(), false, Duration.ofSeconds(10));
        FeatureRequest one = serving.request(List.of(0));
        FeatureRequest counted = new FeatureRequest(one.features(), one.rows(), one.asOf(), all);
        serving.await(counted);
        return serving;
    }

    private void await(FeatureRequest counted) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                reader().read(counted).toCompletableFuture().join();
                return;
            } catch (CompletionException e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
        }
    }

    FeatureReader reader() {
        return node.features();
    }

    KafkaStreams station() {
        return node.app(plan.topics().stationApp("user")).orElseThrow().streams();
    }

    /** Requests of so many random users each. */
    List<FeatureRequest> requests(int number, int users, int entities) {
        Random random = new Random(1);
        List<FeatureRequest> requests = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            requests.add(request(random.ints(entities, 0, users).boxed().toList()));
        }
        return requests;
    }

    private FeatureRequest request(List<Integer> users) {
        return new FeatureRequest(
                features,
                users.stream().map(user -> Map.of("user", Spenders.user(user))).toList(),
                OptionalLong.empty());
    }

    @Override
    public void close() {
        node.close();
        embedded.close();
    }
}
