package io.millrace.platform.cli;

import io.millrace.platform.produce.Replays;
import io.millrace.runtime.streams.Cluster;
import io.millrace.schemas.DeadLetter;
import io.millrace.schemas.DeadLetterReason;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Puts records that could not be used back into the topic that they came from. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = {
            "Puts records that an ingest could not use back into the topic that they came from, byte for byte, when what was wrong is mended: a"
                    + " field's type in the project file, the clock of a producer.",
            "One that was used since, or is replayed twice, is counted once, as its id is known then, within the source's 'dedupe'.",
            "Records that a later step could not use were counted; they are not replayed."
        })
final class DeadLettersReplayCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Which which = new Which();

    /** Which of them. */
    static final class Which {

        @Parameters(
                paramLabel = "PLACE",
                converter = Place.Converter.class,
                description = "Their places, as 'list' shows them: topic/partition@offset.")
        private List<Place> places = new ArrayList<>();

        @Option(names = "--reason", paramLabel = "REASON", description = "All with this reason, such as WRONG_TYPE.")
        private @Nullable DeadLetterReason reason;
    }

    @Mixin
    private LetterOptions letters = new LetterOptions();

    @Override
    public Integer call() {
        Cluster cluster = letters.cluster();
        PrintWriter out = Specs.line(spec).getOut();
        DeadLetterReason reason = which.reason;
        List<DeadLetter> chosen = reason == null
                ? which.places.stream().map(place -> letters.at(cluster, place)).toList()
                : letters.those(cluster, letter -> letter.getReason() == reason);
        int replayed = 0;
        try (Replays replays = new Replays(cluster)) {
            for (DeadLetter letter : chosen) {
                String why = Replays.refuses(letter);
                if (why == null) {
                    replays.send(letter);
                    replayed++;
                } else {
                    out.println(Place.of(letter.getOrigin()) + " is left out: " + why);
                }
            }
            replays.finish();
        }
        out.println(replayed + (replayed == 1 ? " record is" : " records are") + " back in the topic that "
                + (replayed == 1 ? "it" : "they") + " came from.");
        out.flush();
        return replayed == chosen.size() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }
}
