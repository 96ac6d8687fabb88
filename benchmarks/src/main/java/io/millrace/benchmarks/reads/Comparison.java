package io.millrace.benchmarks.reads;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Loads of ours and of the peer, in turns. */
final class Comparison {

    /** A round. */
    record Round(Load ours, Load peer) {

        @JsonProperty
        double ratio() {
            return ours.requests() / peer.requests();
        }
    }

    private final int entities;
    private final List<Round> rounds = new ArrayList<>();

    Comparison(int entities) {
        this.entities = entities;
    }

    void add(Load ours, Load peer) {
        rounds.add(new Round(ours, peer));
    }

    /** Entities in each request. */
    @JsonProperty
    int entities() {
        return entities;
    }

    @JsonProperty
    List<Round> rounds() {
        return rounds;
    }

    double median(ToDoubleFunction<Round> figure) {
        List<Double> sorted = rounds.stream()
                .map(figure::applyAsDouble)
                .sorted(Comparator.naturalOrder())
                .toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
