package io.millrace.platform.demo;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What the demo is asked for.
 *
 * @param projectFile project that is run
 * @param dataFolder where the day's edits are
 * @param keep folder for broker, registry and state, to go on with later; empty for a temporary one
 * @param edits how many edits of the day are replayed, from its start
 * @param speed event time per wall-clock time; 0 is as fast as possible
 * @param inject whether the deliberate change is made
 * @param verify whether each model is rebuilt from its log and compared
 * @param summaryFile where the summary is written, too
 */
public record DemoSettings(
        Path projectFile,
        Path dataFolder,
        Optional<Path> keep,
        int edits,
        double speed,
        boolean inject,
        boolean verify,
        Optional<Path> summaryFile,
        int httpPort,
        int kafkaPort,
        int registryPort) {}
