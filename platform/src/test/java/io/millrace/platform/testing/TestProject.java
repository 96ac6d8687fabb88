package io.millrace.platform.testing;

import io.millrace.drift.query.MonitorCheck;
import io.millrace.features.ingest.LookupFileCheck;
import io.millrace.platform.access.Access;
import io.millrace.platform.node.Node;
import io.millrace.platform.node.NodeSettings;
import io.millrace.platform.node.Role;
import io.millrace.runtime.expression.ExpressionCheck;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.plan.TopicSpec;
import io.millrace.runtime.project.InvalidProjectException;
import io.millrace.runtime.project.Project;
import io.millrace.runtime.project.ProjectFile;
import io.millrace.runtime.project.SchemaLookup;
import io.millrace.runtime.streams.Cluster;
import io.millrace.runtime.streams.Processing;
import io.millrace.runtime.streams.TopicCatalog;
import io.millrace.trainer.query.LearnerCheck;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;

/** A project file, run as the product runs it. */
public final class TestProject {

    private static final String LOOPBACK = "127.0.0.1";

    private TestProject() {}

    /** Reads a file with every check. */
    public static Project read(Path file) throws InvalidProjectException {
        return new ProjectFile(
                        SchemaLookup.NONE,
                        List.of(new LookupFileCheck(), new ExpressionCheck(), new LearnerCheck(), new MonitorCheck()))
                .read(file);
    }

    /** Creates the topics of the sources and starts a process. */
    public static Node start(Plan plan, Cluster cluster, Set<Role> roles, int sourcePartitions, Path stateDir) {
        List<TopicSpec> topics = plan.project().sources().values().stream()
                .map(source -> new TopicSpec(source.topic(), sourcePartitions, Map.of("retention.ms", "-1")))
                .toList();
        try (Admin admin = Admin.create(cluster.clientSettings())) {
            new TopicCatalog(admin).ensure(topics);
        }
        NodeSettings settings =
                new NodeSettings(roles, stateDir, LOOPBACK, LOOPBACK, 0, Access.LOCAL, Processing.DEFAULT);
        return Node.start(plan, cluster, settings);
    }

    /** Address of a process. */
    public static String url(Node node) {
        return "http://" + LOOPBACK + ":" + node.port();
    }
}
