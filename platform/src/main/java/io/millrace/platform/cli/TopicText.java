package io.millrace.platform.cli;

import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.plan.TopicSpec;
import io.millrace.runtime.project.Source;
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
}
