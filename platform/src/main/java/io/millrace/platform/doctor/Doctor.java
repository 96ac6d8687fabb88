package io.millrace.platform.doctor;

import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.streams.Cluster;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;

/** Looks at all that a project needs, one thing after the other, and starts nothing. */
public final class Doctor {

    private static final int TIMEOUT_MILLIS = 5_000;

    private final Plan plan;
    private final Cluster cluster;
    private final Path stateDir;
    private final Clock clock;

    /** A doctor of a project that has passed every check of its file. */
    public Doctor(Plan plan, Cluster cluster, Path stateDir, Clock clock) {
        this.plan = plan;
        this.cluster = cluster;
        this.stateDir = stateDir;
        this.clock = clock;
    }

    /** Says what is found, as it is found. What cannot be looked at, as Kafka does not answer, is left out. */
    public void look(Consumer<Finding> findings) {
        Map<String, Object> settings = new HashMap<>(cluster.clientSettings());
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        try (Admin admin = Admin.create(settings)) {
            if (new BrokerLook(admin, cluster.bootstrapServers()).look(findings)) {
                new TopicsLook(admin, plan).look(findings);
            }
        } catch (KafkaException e) {
            findings.accept(BrokerLook.unusable(cluster.bootstrapServers(), e));
        }
        new RegistryLook(cluster.registryUrl(), clock).look(findings);
        new MachineLook(stateDir).look(findings);
    }
}
