package io.millrace.runtime.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.runtime.project.InvalidProjectException;
import io.millrace.runtime.project.ProjectText;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Names and settings of topics and applications: they hold data and offsets, so a change of one is a migration. */
class TopicPlanTest {

    @Test
    void topicSpecs_ofAProjectWithEverything() throws InvalidProjectException {
        String topics = new Plan(ProjectText.market().read())
                .topicSpecs().stream()
                        .map(spec -> spec.name() + " " + spec.partitions() + " " + new TreeMap<>(spec.config()) + "\n")
                        .collect(Collectors.joining());

        assertThat(topics).isEqualTo("""
                        market.vectors.orders 2 {message.timestamp.type=LogAppendTime, retention.ms=604800000}
                        market.vectors.visits 2 {message.timestamp.type=LogAppendTime, retention.ms=604800000}
                        market.vectors.verdicts 2 {message.timestamp.type=LogAppendTime, retention.ms=604800000}
                        market.station.item 2 {message.timestamp.type=LogAppendTime, retention.ms=604800000}
                        market.station.user 2 {message.timestamp.type=LogAppendTime, retention.ms=604800000}
                        market.features.user_orders 2 {cleanup.policy=compact}
                        market.models.fraud.inbox 1 {message.timestamp.type=LogAppendTime, retention.ms=604800000}
                        market.models.fraud.examples 1 {retention.ms=-1}
                        market.models.fraud.predictions 1 {retention.ms=-1}
                        market.models.fraud.evaluations 1 {retention.ms=-1}
                        market.models.fraud.events 1 {retention.ms=-1}
                        market.models.fraud.snapshots 1 {cleanup.policy=compact}
                        market.models.quick.inbox 1 {message.timestamp.type=LogAppendTime, retention.ms=604800000}
                        market.models.quick.examples 1 {retention.ms=-1}
                        market.models.quick.predictions 1 {retention.ms=-1}
                        market.models.quick.evaluations 1 {retention.ms=-1}
                        market.models.quick.events 1 {retention.ms=-1}
                        market.models.quick.snapshots 1 {cleanup.policy=compact}
                        market.monitors.visits.profiles 1 {message.timestamp.type=LogAppendTime, retention.ms=604800000}
                        market.monitors.orders.profiles 1 {message.timestamp.type=LogAppendTime, retention.ms=604800000}
                        market.drift.alerts 1 {retention.ms=-1}
                        market.drift.alerts.state 1 {cleanup.policy=compact}
                        market.drift.references 1 {cleanup.policy=compact}
                        market.dead-letters 1 {retention.ms=-1}
                        """);
    }

    @Test
    void topicSpecs_ofSourcesAlone_areTheDeadLetters() throws InvalidProjectException {
        ProjectText nothing = new ProjectText("""
                project: a
                sources:
                  s: { topic: t, format: json, key: id, time: at, fields: { id: string, at: timestamp } }
                """);

        assertThat(new Plan(nothing.read()).topicSpecs())
                .extracting(TopicSpec::name)
                .containsExactly("a.dead-letters");
    }

    @Test
    void applicationIds_areOfTheProject() {
        Topics topics = new Topics("a-b");

        assertThat(topics.ingestApp("s")).isEqualTo("a-b-ingest-s");
        assertThat(topics.stationApp("e")).isEqualTo("a-b-station-e");
        assertThat(topics.modelApp("m")).isEqualTo("a-b-model-m");
        assertThat(topics.monitorApp("m")).isEqualTo("a-b-monitor-m");
    }
}
