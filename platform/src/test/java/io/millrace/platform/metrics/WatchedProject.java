package io.millrace.platform.metrics;

import io.millrace.platform.node.Node;
import io.millrace.platform.node.Role;
import io.millrace.platform.testing.TestProject;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.project.InvalidProjectException;
import io.millrace.runtime.streams.Cluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;

/** A project with something of everything that is watched. */
final class WatchedProject {

    private static final String PROJECT = """
            project: NAME
            clock: stream
            order: event_time
            sources:
              visits:
                topic: NAME.visits
                format: json
                key: id
                time: at
                fields: { id: string, at: timestamp, who: string, pages: int, bought: boolean, paid: double }
            entities: { who: { key: who } }
            views:
              activity:
                entity: who
                source: visits
                features:
                  visits: { aggregate: count, windows: [1h] }
            services:
              inputs: ["activity:*", { log: true, skew_check: true }]
            models:
              buyer:
                on: visits
                features: inputs
                task: classification
                label: { source: visits, value: bought, within: 1h }
                champion: { learner: bayes.NaiveBayes }
              payer:
                on: visits
                features: inputs
                task: regression
                label: { source: visits, value: paid, within: 1h }
                champion: { learner: mean }
            monitors:
              inputs: { source: visits, watch: [pages], reference: { first: 4h }, window: 1h }
            """;

    private WatchedProject() {}

    static Plan plan(String name, Path folder) throws IOException, InvalidProjectException {
        Path file = Files.writeString(folder.resolve("project.yaml"), PROJECT.replace("NAME", name));
        return new Plan(TestProject.read(file));
    }

    static Node start(Plan plan, Cluster cluster, Path folder) {
        return TestProject.start(plan, cluster, EnumSet.allOf(Role.class), 1, folder.resolve("state"));
    }
}
