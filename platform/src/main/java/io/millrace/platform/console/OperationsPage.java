package io.millrace.platform.console;

import io.millrace.platform.exchange.NotFoundException;
import io.millrace.platform.produce.Replays;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.plan.TopicSpec;
import io.millrace.runtime.project.Source;
import io.millrace.schemas.DeadLetter;
import io.millrace.schemas.Origin;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
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
import org.jspecify.annotations.Nullable;

/** What the page of operations shows: topics with their partitions and who is how far behind in them, and dead letters, which can be replayed. */
final class OperationsPage {

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

    /** The last dead letters, the newest first. */
    JsonObject deadLetters() {
        List<DeadLetter> all = followed.caughtUp().letters().all();
        JsonArray letters = new JsonArray();
        for (int i = all.size() - 1; i >= 0; i--) {
            DeadLetter letter = all.get(i);
            letters.add(new JsonObject()
                    .put("place", place(letter.getOrigin()))
                    .put("time", letter.getTimestamp())
                    .put("stage", letter.getStage())
                    .put("reason", letter.getReason().name())
                    .put("message", letter.getMessage())
                    .put("key", text(letter.getKey()))
                    .put("value", text(letter.getValue()))
                    .put("refuses", Replays.refuses(letter)));
        }
        return new JsonObject()
                .put("letters", letters)
                .put("count", followed.caughtUp().letters().count());
    }

    /** Puts one back into the topic that it came from. */
    JsonObject replay(String place) {
        DeadLetter letter = followed.caughtUp().letters().all().stream()
                .filter(one -> place(one.getOrigin()).equals(place))
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new NotFoundException("No dead letter of " + place
                        + " is among the last ones. 'millrace dead-letters replay " + place + "' looks at all."));
        String why = Replays.refuses(letter);
        if (why != null) {
            throw new IllegalStateException(place + " is not replayed: " + why);
        }
        try (Replays replays = new Replays(process.cluster())) {
            replays.send(letter);
            replays.finish();
        }
        return new JsonObject().put("replayed", new JsonArray(new ArrayList<>(List.of(place))));
    }

    private static String place(Origin origin) {
        return origin.getTopic() + "/" + origin.getPartition() + "@" + origin.getOffset();
    }

    /** Bytes as text, if they are one; else in hexadecimal. */
    private static @Nullable String text(@Nullable ByteBuffer bytes) {
        if (bytes == null) {
            return null;
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.duplicate()).toString();
        } catch (CharacterCodingException e) {
            byte[] copy = new byte[bytes.remaining()];
            bytes.duplicate().get(copy);
            return copy.length + " bytes: " + HexFormat.of().formatHex(copy);
        }
    }
}
