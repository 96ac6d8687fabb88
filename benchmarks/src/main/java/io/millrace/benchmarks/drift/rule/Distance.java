package io.millrace.benchmarks.drift.rule;

import io.millrace.benchmarks.drift.stream.Column;

/** How far two columns are from each other. */
@FunctionalInterface
interface Distance {

    double between(Column reference, Column window);

    /** The rule that it is not as large as this. */
    default WindowRule below(double threshold, Column reference) {
        return window -> between(reference, window) >= threshold;
    }
}
