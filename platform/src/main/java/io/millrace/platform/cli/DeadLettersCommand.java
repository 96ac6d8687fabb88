package io.millrace.platform.cli;

import io.millrace.schemas.DeadLetter;
import io.millrace.schemas.Origin;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows what could not be used. */
@Command(
        name = "dead-letters",
        mixinStandardHelpOptions = true,
        description = {
            "Shows the newest records that could not be used: time of the record, where it was refused, reason, and its place as"
                    + " topic/partition@offset.",
            "With --json its key and value too, byte for byte."
        })
final class DeadLettersCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Mixin
    private ClusterOptions clusterOptions = new ClusterOptions();

    @Override
    public Integer call() {
        return output.show(
                Specs.line(spec),
                clusterOptions.cluster(),
                output.topics().deadLetters(),
                DeadLetter.class,
                letter -> output.json() ? letter : line(letter));
    }

    private static String line(DeadLetter letter) {
        Origin origin = letter.getOrigin();
        return String.format(
                Locale.ROOT,
                "%s  %-16s %-11s %s/%d@%d  %s",
                Instant.ofEpochMilli(letter.getTimestamp()),
                letter.getStage(),
                letter.getReason(),
                origin.getTopic(),
                origin.getPartition(),
                origin.getOffset(),
                letter.getMessage());
    }
}
