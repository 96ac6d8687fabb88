package io.millrace.benchmarks.drift.detector;

import java.util.function.Supplier;

/**
 * A kind of detector.
 *
 * @param start makes one that has seen nothing yet
 * @param bounded whether it does not come back from some values outside [0, 1]
 */
public record Contestant(String name, Supplier<Detector> start, boolean bounded) {

    Contestant(String name, Supplier<Detector> start) {
        this(name, start, false);
    }
}
