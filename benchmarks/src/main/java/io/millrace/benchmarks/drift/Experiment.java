package io.millrace.benchmarks.drift;

/** One question of the suite; what it prints depends on nothing but its seeds, times apart. */
@FunctionalInterface
interface Experiment {

    /** Runs it, and says what came of it. */
    String run() throws Exception;
}
