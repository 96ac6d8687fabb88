package io.millrace.platform.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.platform.testing.TestProject;
import io.millrace.runtime.plan.Plan;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What feeds what in the example. */
final class ProjectGraphTest {

    @Test
    void edges_areThoseOfTheProjectFile() throws Exception {
        Plan plan = new Plan(
                TestProject.read(Path.of(System.getProperty("millrace.examples"), "wikipedia", "project.yaml")));
        assertThat(new ProjectGraph(plan)
                        .edges().stream()
                                .map(JsonObject.class::cast)
                                .map(edge -> edge.getString("from") + " -" + edge.getString("what") + "> "
                                        + edge.getString("to")))
                .containsExactlyInAnyOrder(
                        "sources/edits -events> views/user_activity",
                        "sources/edits -events> views/channel_activity",
                        "views/user_activity -features> services/bot_features",
                        "views/channel_activity -features> services/bot_features",
                        "sources/edits -events> services/bot_features",
                        "services/bot_features -vectors> models/bot",
                        "sources/verdicts -labels> models/bot",
                        "sources/edits -events> monitors/bot_inputs",
                        "views/user_activity -features> monitors/bot_inputs");
    }
}
