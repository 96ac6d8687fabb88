package io.millrace.platform.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.features.query.IngestCounts;
import io.millrace.schemas.DriftAlert;
import io.millrace.schemas.Evaluation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the demo came to.
 *
 * @param edits counts of the edits' ingest
 * @param verdicts counts of the verdicts' ingest
 * @param hashes SHA-256 of each learner, live and rebuilt from the log; empty when that was not asked for
 */
public record Summary(
        IngestCounts edits,
        IngestCounts verdicts,
        int sent,
        int predictions,
        int deadLetters,
        Map<String, Evaluation> evaluations,
        List<DriftAlert> alerts,
        Map<String, Hashes> hashes) {

    /** Hash of a learner's bytes. */
    public record Hashes(String live, String rebuilt) {}

    /** What does not add up; empty when all is well. */
    public List<String> inconsistencies() {
        List<String> wrong = new ArrayList<>();
        expect(wrong, "edits let in", edits.accepted(), "edits sent", sent);
        expect(wrong, "predictions", predictions, "edits let in", edits.accepted());
        for (Evaluation evaluation : evaluations.values()) {
            expect(
                    wrong,
                    "labels joined or timed out for " + evaluation.getLearner(),
                    evaluation.getLabelsJoined() + evaluation.getLabelsTimedOut(),
                    "predictions",
                    predictions);
        }
        hashes.forEach((learner, hash) -> {
            if (!hash.live().equals(hash.rebuilt())) {
                wrong.add("the live " + learner + " is not the one that its log gives: " + hash.live() + " and "
                        + hash.rebuilt());
            }
        });
        if (evaluations.isEmpty()) {
            wrong.add("there is no evaluation");
        }
        return wrong;
    }

    private static void expect(List<String> wrong, String what, long found, String other, long expected) {
        if (found != expected) {
            wrong.add(what + ": " + found + ", but " + other + ": " + expected);
        }
    }

    /** One line of JSON with stable keys. */
    public String json() {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode json = mapper.createObjectNode();
        Evaluation any = evaluations.values().stream().findFirst().orElse(null);
        json.put("edits", edits.accepted());
        json.put("predictions", predictions);
        json.put("labels_joined", any == null ? 0 : any.getLabelsJoined());
        json.put("labels_timed_out", any == null ? 0 : any.getLabelsTimedOut());
        json.put("labels_unmatched", any == null ? 0 : any.getLabelsUnmatched());
        json.put("verdicts", verdicts.accepted());
        json.put("dead_letters", deadLetters);
        json.put("late", edits.late() + verdicts.late());
        json.put("duplicates", edits.duplicates() + verdicts.duplicates());
        ObjectNode models = json.putObject("models");
        evaluations.forEach((learner, evaluation) -> {
            ObjectNode model = models.putObject(learner);
            number(model, "accuracy", evaluation.getTotal().getAccuracy());
            number(model, "kappa", evaluation.getTotal().getKappa());
            number(model, "kappa_temporal", evaluation.getTotal().getKappaTemporal());
            if (hashes.containsKey(learner)) {
                model.put("sha256", hashes.get(learner).live());
            }
        });
        ArrayNode list = json.putArray("alerts");
        for (DriftAlert alert : alerts) {
            ObjectNode entry = list.addObject();
            entry.put("feature", alert.getFeature());
            entry.put("status", alert.getStatus().name());
            entry.put(
                    "window",
                    Instant.ofEpochMilli(alert.getWindowStart()) + "/" + Instant.ofEpochMilli(alert.getWindowEnd()));
        }
        try {
            return mapper.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void number(ObjectNode node, String key, double value) {
        if (Double.isNaN(value)) {
            node.putNull(key);
        } else {
            node.put(key, value);
        }
    }

    /** The same for reading. */
    public String text() {
        StringBuilder out = new StringBuilder();
        Evaluation any = evaluations.values().stream().findFirst().orElse(null);
        out.append(String.format(
                "%,d edits, %,d predictions, %,d labels joined, %,d timed out; %d late, %d duplicates, %d dead letters%n%n",
                edits.accepted(),
                predictions,
                any == null ? 0 : any.getLabelsJoined(),
                any == null ? 0 : any.getLabelsTimedOut(),
                edits.late() + verdicts.late(),
                edits.duplicates() + verdicts.duplicates(),
                deadLetters));
        out.append(String.format(
                "  %-12s %-11s %9s %9s %15s%n", "learner", "role", "accuracy", "kappa", "kappa_temporal"));
        evaluations
                .values()
                .forEach(evaluation -> out.append(String.format(
                        "  %-12s %-11s %9.3f %9.3f %15.3f%n",
                        evaluation.getLearner(),
                        evaluation.getRole().name().toLowerCase(Locale.ROOT),
                        evaluation.getTotal().getAccuracy(),
                        evaluation.getTotal().getKappa(),
                        evaluation.getTotal().getKappaTemporal())));
        out.append(String.format("%nDrift alerts:%n"));
        if (alerts.isEmpty()) {
            out.append(String.format("  none%n"));
        }
        for (DriftAlert alert : alerts) {
            out.append(String.format(
                    "  %s %-9s %s%n",
                    Instant.ofEpochMilli(alert.getWindowEnd()), alert.getStatus(), alert.getSummary()));
        }
        return out.toString();
    }
}
