package io.millrace.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.utils.Exit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddedBrokerTest {

    private static final long NOW = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();

    private final Path folder;

    EmbeddedBrokerTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void transaction_committedAndAborted_onlyTheCommittedIsRead() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerConfig.in(folder))) {
            KafkaTraffic traffic = new KafkaTraffic(broker.bootstrapServers());
            traffic.createTopic("events");
            traffic.send("events", NOW, true, "a", "b");
            traffic.send("events", NOW, false, "lost");
            traffic.send("events", NOW, true, "c");
            assertThat(traffic.read("events", "readers", 3)).containsExactly("a", "b", "c");
            assertThat(broker.isHealthy()).isTrue();
            assertThat(broker.fault()).isEmpty();
        }
    }

    @Test
    void restart_onTheSameFolder_keepsTopicsRecordsAndCommittedOffsets() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerConfig.in(folder))) {
            KafkaTraffic traffic = new KafkaTraffic(broker.bootstrapServers());
            traffic.createTopic("events");
            traffic.send("events", NOW, true, "a", "b");
            assertThat(traffic.read("events", "readers", 2)).containsExactly("a", "b");
            traffic.send("events", NOW, true, "c");
        }
        try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerConfig.in(folder))) {
            KafkaTraffic traffic = new KafkaTraffic(broker.bootstrapServers());
            assertThat(traffic.topics()).contains("events");
            traffic.send("events", NOW, true, "d");
            assertThat(traffic.read("events", "readers", 2)).containsExactly("c", "d");
            assertThat(traffic.read("events", "others", 4)).containsExactly("a", "b", "c", "d");
        }
    }

    @Test
    void send_recordsOfAnyCentury_areAcceptedAndKept() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerConfig.in(folder))) {
            KafkaTraffic traffic = new KafkaTraffic(broker.bootstrapServers());
            traffic.createTopic("events");
            traffic.send("events", Instant.parse("1970-01-02T00:00:00Z").toEpochMilli(), true, "past");
            traffic.send("events", Instant.parse("2500-01-01T00:00:00Z").toEpochMilli(), true, "future");
            assertThat(traffic.read("events", "readers", 2)).containsExactly("past", "future");
        }
    }

    @Test
    void start_onAGivenPort_listensThere() throws Exception {
        int port = Sockets.free("test", 0);
        try (EmbeddedBroker broker =
                EmbeddedBroker.start(BrokerConfig.in(folder).withPort(port))) {
            assertThat(broker.bootstrapServers()).isEqualTo("127.0.0.1:" + port);
            new KafkaTraffic(broker.bootstrapServers()).createTopic("events");
        }
    }

    @Test
    void start_onATakenPort_failsAndNamesThePort() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThatThrownBy(
                            () -> EmbeddedBroker.start(BrokerConfig.in(folder).withPort(other.getLocalPort())))
                    .isInstanceOf(EmbeddedStartException.class)
                    .hasMessageContaining("cannot listen on 127.0.0.1:" + other.getLocalPort())
                    .hasMessageContaining("choose another");
        }
    }

    @Test
    void start_onAFileInPlaceOfAFolder_failsAndNamesIt() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> EmbeddedBroker.start(BrokerConfig.in(file)))
                .isInstanceOf(EmbeddedStartException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void fault_dataFolderLostWhileRunning_isRecordedAndTheProcessLives() throws Exception {
        EmbeddedBroker broker = EmbeddedBroker.start(BrokerConfig.in(folder.resolve("lost")));
        try {
            KafkaTraffic traffic = new KafkaTraffic(broker.bootstrapServers());
            traffic.createTopic("events");
            new TemporaryFolder(Files.move(folder.resolve("lost"), folder.resolve("millrace-lost"))).delete();
            assertThatThrownBy(() -> traffic.send("events", NOW, true, "a"));
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> broker.fault()
                    .isPresent());
            assertThat(broker.isHealthy()).isFalse();
        } finally {
            broker.close();
        }
    }

    @Test
    void fault_brokerAsksToHalt_isRecordedAndRefused() {
        try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerConfig.in(folder))) {
            assertThatThrownBy(() -> Exit.halt(1, "no disk")).hasMessageContaining("no disk");
            assertThat(broker.fault())
                    .hasValueSatisfying(fault -> assertThat(fault.what()).contains("status 1", "no disk"));
            assertThat(broker.isHealthy()).isFalse();
        }
    }

    @Test
    void close_twice_leavesNoThreadThatKeepsTheProcessAlive() {
        Set<Thread> before = lively();
        EmbeddedBroker broker = EmbeddedBroker.start(BrokerConfig.in(folder));
        broker.close();
        broker.close();
        assertThat(broker.isHealthy()).isFalse();
        Set<Thread> after = lively();
        after.removeAll(before);
        assertThat(after).isEmpty();
    }

    private static Set<Thread> lively() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.isAlive() && !thread.isDaemon())
                .collect(Collectors.toSet());
    }
}
