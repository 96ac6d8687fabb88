package io.millrace.platform.training;

import io.millrace.platform.produce.SourceProducer;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.streams.Cluster;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/** Visits of a shop, and what becomes of them some time later. */
final class Visits implements AutoCloseable {

    static final String PROJECT = """
            project: visits
            clock: stream
            order: event_time
            sources:
              visits:
                topic: visits.visits
                format: json
                key: id
                time: at
                fields: { id: string, at: timestamp, pages: double, minutes: double, came: string }
              outcomes:
                topic: visits.outcomes
                format: json
                key: id
                time: at
                fields: { id: string, at: timestamp, bought: boolean }
            services:
              visit:
                - event: { pages: pages, minutes: minutes, came: came }
            models:
              buys:
                on: visits
                features: visit
                task: classification
                label: { source: outcomes, value: bought, within: 10m }
                per: { key: came, prior: 5, ttl: 30m }
                champion: { learner: meta.AdaptiveRandomForest -s 5, prepare: standard, seed: 3, shared: true }
                challengers:
                  tree: { learner: trees.HoeffdingTree -g 50 }
                  bayes: { learner: bayes.NaiveBayes, prepare: standard }
            """;

    private static final long START = Instant.parse("2024-05-01T00:00:00Z").toEpochMilli();
    private static final Duration WITHIN = Duration.ofMinutes(10);
    private static final long STEP = 1_000;

    /** Visits between one and its outcome; every hundredth never has any. */
    private static final int DELAY = 200;

    private static final int WITHOUT = 100;

    private final SourceProducer visits;
    private final SourceProducer outcomes;
    private final Random random = new Random(11);
    private final Map<Integer, Boolean> waiting = new HashMap<>();
    private int sent;

    Visits(Cluster cluster, Plan plan) {
        this.visits = new SourceProducer(cluster, plan.source("visits"));
        this.outcomes = new SourceProducer(cluster, plan.source("outcomes"));
    }

    /** Sends some, and the outcomes that are known by then, and says that nothing earlier comes. */
    void send(int count) throws Exception {
        for (int i = 0; i < count; i++, sent++) {
            long now = START + sent * STEP;
            double pages = random.nextInt(1, 30);
            double minutes = random.nextDouble() * 20;
            Map<String, Object> visit = new HashMap<>(Map.of("id", "v" + sent, "at", now, "pages", pages));
            if (random.nextInt(10) > 0) {
                visit.put("minutes", minutes);
            }
            visit.put("came", "by" + random.nextInt(5));
            visits.send(visit, sent);
            if (sent % WITHOUT > 0) {
                waiting.put(sent, pages * 2 + minutes + 5 * random.nextGaussian() > 40);
            }
            Boolean bought = waiting.remove(sent - DELAY);
            if (bought != null) {
                outcomes.send(Map.of("id", "v" + (sent - DELAY), "at", now, "bought", bought), sent);
            }
        }
        declare(START + sent * STEP - 1);
    }

    /** Says that nothing comes any more. */
    void end() throws Exception {
        visits.finish();
        outcomes.finish();
        declare(START + sent * STEP + Duration.ofDays(1).toMillis());
    }

    /** The mark after the last visit, which has no outcome, is given up. */
    long lastMark() {
        long grid = Duration.ofMinutes(10).toMillis();
        long givenUp = START + (sent - 1) * STEP + WITHIN.toMillis();
        return (Math.floorDiv(givenUp, grid) + 1) * grid;
    }

    private void declare(long until) throws Exception {
        visits.declare(until);
        outcomes.declare(until);
    }

    @Override
    public void close() {
        visits.close();
        outcomes.close();
    }
}
