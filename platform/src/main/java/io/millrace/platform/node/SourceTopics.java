package io.millrace.platform.node;

import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.plan.TopicSpec;
import io.millrace.runtime.project.Lookup;
import io.millrace.runtime.project.Source;
import io.millrace.runtime.streams.Cluster;
import io.millrace.runtime.streams.TopicCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/** The topics that a project reads, for brokers that are started for it: on any other they are somebody's already. */
public final class SourceTopics {

    private static final int PARTITIONS = 3;

    /** Events of years ago are to stay. */
    private static final Map<String, String> KEPT = Map.of("retention.ms", "-1");

    private static final Map<String, String> TABLE = Map.of("cleanup.policy", "compact");

    private SourceTopics() {}

    /** Creates those that are missing. */
    public static void create(Plan plan, Cluster cluster) {
        List<TopicSpec> topics = new ArrayList<>();
        for (Source source : plan.project().sources().values()) {
            topics.add(new TopicSpec(source.topic(), PARTITIONS, KEPT));
        }
        for (Lookup.Topic lookup : plan.topicLookups().values()) {
            topics.add(new TopicSpec(lookup.topic(), 1, TABLE));
        }
        try (Admin admin = cluster.admin()) {
            new TopicCatalog(admin).ensure(topics);
        }
    }
}
