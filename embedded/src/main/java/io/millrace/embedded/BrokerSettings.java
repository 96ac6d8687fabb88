package io.millrace.embedded;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The Kafka settings of a broker that is alone: broker and controller in one, one copy of everything, nothing expires. */
final class BrokerSettings {

    static final String CLIENTS = "PLAINTEXT";
    static final String CONTROLLER = "CONTROLLER";
    static final int NODE = 1;

    private BrokerSettings() {}

    static Map<String, String> of(Path logFolder, int clientPort, int controllerPort) {
        Map<String, String> settings = new HashMap<>();
        identity(settings, logFolder, clientPort, controllerPort);
        alone(settings);
        timeless(settings);
        small(settings);
        return settings;
    }

    private static void identity(Map<String, String> settings, Path logFolder, int clientPort, int controllerPort) {
        String clients = CLIENTS + "://" + Sockets.HOST + ":" + clientPort;
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", Integer.toString(NODE));
        settings.put("listeners", clients + "," + CONTROLLER + "://" + Sockets.HOST + ":" + controllerPort);
        settings.put("advertised.listeners", clients);
        settings.put("controller.quorum.voters", NODE + "@" + Sockets.HOST + ":" + controllerPort);
        settings.put("controller.listener.names", CONTROLLER);
        settings.put("inter.broker.listener.name", CLIENTS);
        settings.put("listener.security.protocol.map", CLIENTS + ":PLAINTEXT," + CONTROLLER + ":PLAINTEXT");
        settings.put("log.dirs", logFolder.toString());
    }

    private static void alone(Map<String, String> settings) {
        settings.put("default.replication.factor", "1");
        settings.put("min.insync.replicas", "1");
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("offsets.topic.num.partitions", "1");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("transaction.state.log.num.partitions", "1");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("share.coordinator.state.topic.num.partitions", "1");
        // nobody else will join: a new group has no member to wait for
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.put("group.streams.initial.rebalance.delay.ms", "0");
        // a clean end gives the session back, so that a restart does not wait for it to expire
        settings.put("controlled.shutdown.enable", "true");
        // after a kill the controller refuses the new broker until the session of the old one has expired: 9 s by
        // default
        settings.put("broker.session.timeout.ms", "3000");
        settings.put("broker.heartbeat.interval.ms", "300");
        // a killed producer's open transaction hides what came after it until a sweep finds it timed out: every 10 s by
        // default
        settings.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", "500");
        // a topic that nobody created is a mistake in a project file: it should fail, not appear
        settings.put("auto.create.topics.enable", "false");
    }

    /** Replays carry timestamps of any year; by default a broker deletes the old ones and refuses the future. */
    private static void timeless(Map<String, String> settings) {
        settings.put("log.retention.ms", "-1");
        settings.put("log.message.timestamp.before.max.ms", Long.toString(Long.MAX_VALUE));
        settings.put("log.message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE));
        settings.put("offsets.retention.minutes", Integer.toString(Integer.MAX_VALUE));
    }

    private static void small(Map<String, String> settings) {
        settings.put("log.cleaner.dedupe.buffer.size", "2097152");
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "4");
        settings.put("num.recovery.threads.per.data.dir", "2");
    }
}
