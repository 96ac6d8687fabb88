package io.millrace.platform.moving;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.platform.node.Role;
import io.millrace.platform.testing.MillraceProcess;
import io.millrace.platform.testing.SharedCluster;
import io.millrace.runtime.plan.TopicSpec;
import io.millrace.runtime.streams.Cluster;
import io.millrace.runtime.streams.TopicCatalog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** 10,000 known users are read while events go on, one process is killed, another joins, and a third leaves: no answer is ever wrong. */
@ExtendWith(SharedCluster.class)
final class ReadsWhileMovingTest {

    private static final int USERS = 10_000;
    private static final int PARTITIONS = 6;
    private static final int EVENTS_OF_EACH_BEFORE = 24;
    private static final String PROJECT = """
            project: moving
            clock: stream
            partitions: 6
            sources:
              orders:
                topic: moving.orders
                format: json
                key: id
                time: time
                late: 1h
                fields: { id: string, time: timestamp, user: string, amount: double }
            entities:
              user: { key: user }
            views:
              spending:
                entity: user
                source: orders
                features:
                  n:     { aggregate: count, windows: [7d] }
                  total: { aggregate: sum, of: amount, windows: [7d] }
                  mean:  { aggregate: mean, of: amount, windows: [1h, 1d] }
            """;

    private final Cluster cluster;
    private final Path folder;

    ReadsWhileMovingTest(Cluster cluster, @TempDir Path folder) {
        this.cluster = cluster;
        this.folder = folder;
    }

    @Test
    void readsOfKnownUsers_areNeverWrong_whileProcessesDieComeAndGo() throws Exception {
        Path project = Files.writeString(folder.resolve("project.yaml"), PROJECT);
        try (Admin admin = cluster.admin()) {
            new TopicCatalog(admin).ensure(List.of(new TopicSpec("moving.orders", PARTITIONS, Map.of())));
        }
        AtomicBoolean producing = new AtomicBoolean(true);
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                        cluster.clientSettings(), new ByteArraySerializer(), new ByteArraySerializer());
                MillraceProcess first = start("first", project);
                MillraceProcess second = start("second", project)) {
            Ledger ledger = new Ledger(
                    producer,
                    "moving.orders",
                    USERS,
                    Instant.parse("2024-05-03T12:00:00Z").toEpochMilli());
            for (int event = 0; event < USERS * EVENTS_OF_EACH_BEFORE; event++) {
                ledger.send();
            }
            producer.flush();
            long before = ledger.sent();
            try (Readers readers = new Readers(ledger, USERS, PARTITIONS)) {
                readers.read(first, second);
                patiently().untilAsserted(() -> {
                    assertThat(first.readable()).isEqualTo(PARTITIONS);
                    assertThat(second.readable()).isEqualTo(PARTITIONS);
                    assertThat(readers.areAllCounted(second, before)).isTrue();
                });
                Thread events = new Thread(() -> {
                    while (producing.get()) {
                        ledger.send();
                        LockSupport.parkNanos(1_000_000);
                    }
                });
                events.start();
                readers.start();
                patiently().until(readers::isQuiet);
                readers.say("both run");
                first.kill();
                readers.read(second);
                patiently().until(readers::isQuiet);
                readers.say("one was killed");
                try (MillraceProcess third = start("third", project)) {
                    readers.read(second, third);
                    patiently().untilAsserted(() -> assertThat(third.readable()).isEqualTo(PARTITIONS));
                    patiently().until(readers::isQuiet);
                    readers.say("one has joined");
                    readers.read(third);
                    second.stop();
                    patiently().until(readers::isQuiet);
                    readers.say("one has left");
                    producing.set(false);
                    events.join();
                    readers.close();
                }
                assertThat(readers.wrong).isEmpty();
                assertThat(readers.answered.get()).isPositive();
                assertThat(readers.byStandby.get()).as("answers of standbys").isPositive();
            } finally {
                producing.set(false);
            }
        }
    }

    private MillraceProcess start(String name, Path project) throws Exception {
        return MillraceProcess.start(folder.resolve(name), project, cluster, Role.FEATURE_STORE, "--standbys", "1");
    }

    private static ConditionFactory patiently() {
        return Awaitility.await().atMost(Duration.ofMinutes(3)).ignoreExceptions();
    }
}
