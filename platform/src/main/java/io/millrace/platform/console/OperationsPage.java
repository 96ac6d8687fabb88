package io.millrace.platform.console;

import io.millrace.platform.exchange.NotFoundException;
import io.millrace.platform.produce.Replays;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.plan.TopicSpec;
import io.millrace.runtime.project.Source;
import io.millrace.schemas.DeadLetter;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;

/** What the page of operations shows: topics with their partitions and who is how far behind in them, and dead letters, which can be replayed. */
final class OperationsPage {

    private static final int SHOWN = 100;

    private final Plan plan;
    private final LiveProcess process;
    private final Followed followed;

    OperationsPage(LiveProcess process, Followed followed) {
        this.plan = process.plan();
        this.process = process;
        this.followed = followed;
    }

    /** The topics of the project, those of its sources first. */
    JsonObject topics() throws InterruptedException, ExecutionException {
        Set<String> names = new LinkedHashSet<>();
        plan.project().sources().values().stream().map(Source::topic).forEach(names::add);
        plan.topicSpecs().stream().map(TopicSpec::name).forEach(names::add);
        try (Admin admin = process.cluster().admin()) {
            Groups groups = new Groups(admin, plan.applications());
            Map<String, TopicDescription> described =
                    admin.describeTopics(names).allTopicNames().get();
            List<TopicPartition> partitions = described.values().stream()
                    .flatMap(topic -> IntStream.range(0, topic.partitions().size())
                            .mapToObj(partition -> new TopicPartition(topic.name(), partition)))
                    .toList();
            Map<TopicPartition, Long> begins = groups.offsets(partitions, OffsetSpec.earliest());
            Map<TopicPartition, Long> ends = groups.offsets(partitions, OffsetSpec.latest());
            Map<String, Map<TopicPartition, Long>> lags = groups.lags();
            JsonArray topics = new JsonArray();
            for (String name : names) {
                JsonArray of = new JsonArray();
                for (TopicPartition partition : partitions) {
                    if (partition.topic().equals(name)) {
                        of.add(new JsonObject()
                                .put("partition", partition.partition())
                                .put("begin", begins.get(partition))
                                .put("end", ends.get(partition))
                                .put("lag", lag(partition, lags)));
                    }
                }
                topics.add(new JsonObject().put("topic", name).put("partitions", of));
            }
            return new JsonObject().put("topics", topics);
        }
    }

    private static JsonObject lag(TopicPartition partition, Map<String, Map<TopicPartition, Long>> lags) {
        JsonObject readers = new JsonObject();
        lags.forEach((application, behind) -> {
            if (behind.containsKey(partition)) {
                readers.put(application, behind.get(partition));
            }
        });
        return readers;
    }

    /** The last dead letters with the beginning of each, the newest first. */
    JsonObject deadLetters() {
        List<LetterExcerpt> all = followed.caughtUp().letters().all();
        JsonArray letters = new JsonArray();
        for (int i = all.size() - 1; i >= Math.max(0, all.size() - SHOWN); i--) {
            letters.add(all.get(i).json());
        }
        return new JsonObject().put("letters", letters);
    }

    /** One of them, whole. */
    JsonObject deadLetter(String place) {
        return LetterExcerpt.whole(letter(place));
    }

    /** Puts one back into the topic that it came from. */
    JsonObject replay(String place) {
        DeadLetter letter = letter(place);
        String why = Replays.refuses(letter);
        if (why != null) {
            throw new IllegalStateException(place + " is not replayed: " + why);
        }
        try (Replays replays = new Replays(process.cluster())) {
            replays.send(letter);
            replays.finish();
        }
        return new JsonObject().put("replayed", place);
    }

    private DeadLetter letter(String place) {
        LetterExcerpt known = followed.caughtUp().letters().all().stream()
                .filter(one -> one.place().equals(place))
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new NotFoundException("No dead letter of " + place
                        + " is among the last ones. 'millrace dead-letters show " + place + "' looks at all."));
        return new LetterReader(process.cluster(), plan.topics().deadLetters()).read(known.offset());
    }
}
