package io.millrace.platform.cli;

import io.millrace.runtime.project.InvalidProjectException;
import io.millrace.schemas.DeadLetter;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists what could not be used. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = {
            "Lists the newest records that could not be used: time of the record, where it was refused, reason, its place as"
                    + " topic/partition@offset, and what is wrong.",
            "With --json its key and value too, byte for byte."
        })
final class DeadLettersListCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Override
    public Integer call() throws InvalidProjectException {
        return output.show(
                Specs.line(spec),
                output.topics().deadLetters(),
                DeadLetter.class,
                letter -> output.json() ? letter : line(letter));
    }

    private static String line(DeadLetter letter) {
        return String.format(
                Locale.ROOT,
                "%s  %-16s %-11s %s  %s",
                Instant.ofEpochMilli(letter.getTimestamp()),
                letter.getStage(),
                letter.getReason(),
                Place.of(letter.getOrigin()),
                letter.getMessage());
    }
}
