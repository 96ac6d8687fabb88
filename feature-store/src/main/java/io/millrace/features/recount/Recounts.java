package io.millrace.features.recount;

import static java.util.stream.Collectors.groupingBy;

import io.millrace.features.engine.EntityLayout;
import io.millrace.features.engine.FeatureEngine;
import io.millrace.features.query.Layouts;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.project.Entity;
import io.millrace.runtime.project.Project;
import io.millrace.runtime.streams.Cluster;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Counts answers again, from the events that came to the stations: the state that answered is not looked at.
 *
 * <p>A feature is counted again if all the events that it takes are still in the topic of the station, and were all counted: the topic is whole, or the
 * feature's window does not reach beyond what is left of it; and its view has been there since the first of them.
 */
public final class Recounts {

    private final StationLog log;
    private final boolean sorted;
    private final long ahead;
    private final Map<String, Type> types = new HashMap<>();

    /** An entity type, and what counts its events. */
    private record Type(Entity entity, FeatureEngine engine, Map<String, Traits> traits) {}

    /** Partition of the station of an entity type. */
    private record Part(String entity, int partition) {}

    /** Recounts for a project on a cluster. */
    public Recounts(Plan plan, Cluster cluster) {
        this.log = new StationLog(plan.topics(), cluster);
        this.sorted = plan.project().order() == Project.Order.EVENT_TIME;
        this.ahead = plan.project().sources().values().stream()
                .mapToLong(source -> source.ahead().toMillis())
                .max()
                .orElse(0);
        for (Entity entity : plan.project().entities().values()) {
            EntityLayout layout = Layouts.of(plan, entity.name());
            types.put(entity.name(), new Type(entity, new FeatureEngine(layout), Traits.of(layout)));
        }
    }

    /**
     * Compares answers with what their events come to. Each partition of a station that they are of is read once, from its beginning.
     *
     * @return the verdicts, in the order of the answers
     * @throws org.apache.kafka.common.KafkaException when a topic cannot be read
     */
    public List<Verdict> check(List<AnsweredEntity> answers) {
        List<Recount> recounts = answers.stream()
                .map(answer -> new Recount(type(answer.entity()).engine(), answer, sorted))
                .toList();
        Map<Part, List<Recount>> byPart = recounts.stream().collect(groupingBy(recount -> part(recount.answered())));
        Map<Recount, Verdict> verdicts = new HashMap<>();
        byPart.forEach((part, of) -> {
            Judge judge = judge(part, of);
            of.forEach(recount -> verdicts.put(recount, judge.verdict(recount)));
        });
        return recounts.stream().map(verdicts::get).map(Objects::requireNonNull).toList();
    }

    /** Shows recounts of a partition what came to it. */
    private Judge judge(Part part, List<Recount> recounts) {
        Type type = type(part.entity());
        Map<String, List<Recount>> byKey = recounts.stream()
                .collect(groupingBy(recount -> recount.answered().key()));
        StationLog.Extent extent = log.read(type.entity(), part.partition(), byKey);
        recounts.forEach(Recount::finish);
        return new Judge(type.engine(), type.traits(), ahead, extent, log.views(type.entity(), part.partition()));
    }

    private static Part part(AnsweredEntity answer) {
        return new Part(answer.entity(), answer.partition());
    }

    private Type type(String entity) {
        return Objects.requireNonNull(types.get(entity));
    }
}
