package io.millrace.features.recount;

import static java.util.stream.Collectors.groupingBy;

import io.millrace.features.engine.EntityLayout;
import io.millrace.features.engine.FeatureEngine;
import io.millrace.features.query.Layouts;
import io.millrace.runtime.plan.Plan;
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

    private final Plan plan;
    private final Cluster cluster;
    private final boolean sorted;
    private final Map<String, Type> types = new HashMap<>();

    /** An entity type: what counts its events, and how far back these go. */
    private record Type(FeatureEngine engine, Reaches reaches) {}

    /** Partition of the station of an entity type. */
    private record Part(String entity, int partition) {}

    /** Recounts for a project on a cluster. */
    public Recounts(Plan plan, Cluster cluster) {
        this.plan = plan;
        this.cluster = cluster;
        this.sorted = plan.project().order() == Project.Order.EVENT_TIME;
        long ahead = plan.project().sources().values().stream()
                .mapToLong(source -> source.ahead().toMillis())
                .max()
                .orElse(0);
        for (String entity : plan.project().entities().keySet()) {
            EntityLayout layout = Layouts.of(plan, entity);
            types.put(entity, new Type(new FeatureEngine(layout), new Reaches(layout, ahead)));
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
        try (StationLog log = new StationLog(plan.topics(), cluster)) {
            byPart.forEach((part, of) -> {
                Judge judge = judge(log, part, of);
                of.forEach(recount -> verdicts.put(recount, judge.verdict(recount)));
            });
        }
        return recounts.stream().map(verdicts::get).map(Objects::requireNonNull).toList();
    }

    /** Shows recounts of a partition what came to it. */
    private Judge judge(StationLog log, Part part, List<Recount> recounts) {
        Type type = type(part.entity());
        Map<String, List<Recount>> byKey = recounts.stream()
                .collect(groupingBy(recount -> recount.answered().key()));
        StationLog.Extent extent = log.read(part.entity(), part.partition(), byKey);
        return new Judge(type.engine(), type.reaches(), extent, log.views(part.entity(), part.partition()));
    }

    private static Part part(AnsweredEntity answer) {
        return new Part(answer.entity(), answer.partition());
    }

    private Type type(String entity) {
        return Objects.requireNonNull(types.get(entity));
    }
}
