package io.millrace.platform.doctor;

import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.DescribeClusterResult;
import org.apache.kafka.common.acl.AclOperation;

/** Whether Kafka answers, and lets topics be created. */
record BrokerLook(Admin admin, String servers) {

    /** Whether there is more to look at. */
    boolean look(Consumer<Finding> findings) {
        try {
            DescribeClusterResult found =
                    admin.describeCluster(new DescribeClusterOptions().includeAuthorizedOperations(true));
            int brokers = Answers.of(found.nodes()).size();
            findings.accept(Finding.ok("Kafka at " + servers + " answers: "
                    + (brokers == 1 ? "one broker" : brokers + " brokers") + ", cluster "
                    + Answers.of(found.clusterId())));
            Set<AclOperation> allowed = Answers.of(found.authorizedOperations());
            // null where the cluster does not say
            if (allowed != null && !allowed.contains(AclOperation.CREATE)) {
                findings.accept(Finding.warn(
                        "this user may not create topics on the cluster",
                        "Give it CREATE on the cluster, or create those of 'millrace topics' beforehand."));
            }
            return true;
        } catch (RuntimeException e) {
            findings.accept(unusable(servers, e));
            return false;
        }
    }

    /** Kafka cannot be asked, with the innermost reason. */
    static Finding unusable(String servers, Throwable problem) {
        Throwable reason = problem;
        while (reason.getCause() != null) {
            reason = reason.getCause();
        }
        return Finding.fail(
                "Kafka at " + servers + " does not answer: " + reason.getMessage(),
                "Start it, or name the right one with --bootstrap-servers; security settings come from --kafka-config.");
    }
}
