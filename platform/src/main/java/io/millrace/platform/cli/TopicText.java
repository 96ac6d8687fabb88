package io.millrace.platform.cli;

import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.plan.TopicSpec;
import io.millrace.runtime.project.Source;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** The topics of a project, as text: those that it reads, and those that Millrace creates for it. */
final class TopicText {

    private final Plan plan;

    TopicText(Plan plan) {
        this.plan = plan;
    }

    Table table() {
        Table table = new Table();
        for (Source source : plan.project().sources().values()) {
            table.row(source.topic(), "source '" + source.name() + "', yours");
        }
        plan.topicLookups()
                .forEach((lookup, topic) -> table.row(topic.topic(), "lookup '" + lookup.name() + "', yours"));
        for (TopicSpec topic : plan.topicSpecs()) {
            table.row(
                    topic.name(),
                    topic.partitions()
                            + (topic.partitions() == 1 ? " partition   " : " partitions  ")
                            + new TreeMap<>(topic.config()));
        }
        return table;
    }

    /** The same as JSON. */
    List<JsonObject> json() {
        List<JsonObject> topics = new ArrayList<>();
        for (Source source : plan.project().sources().values()) {
            topics.add(new JsonObject()
                    .put("topic", source.topic())
                    .put("role", "source")
                    .put("source", source.name()));
        }
        plan.topicLookups()
                .forEach((lookup, topic) -> topics.add(new JsonObject()
                        .put("topic", topic.topic())
                        .put("role", "lookup")
                        .put("lookup", lookup.name())));
        for (TopicSpec topic : plan.topicSpecs()) {
            JsonObject config = new JsonObject();
            new TreeMap<>(topic.config()).forEach(config::put);
            topics.add(new JsonObject()
                    .put("topic", topic.name())
                    .put("role", "millrace")
                    .put("partitions", topic.partitions())
                    .put("config", config));
        }
        return topics;
    }
}
