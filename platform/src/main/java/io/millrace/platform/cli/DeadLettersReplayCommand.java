package io.millrace.platform.cli;

import io.millrace.platform.produce.Replays;
import io.millrace.platform.terminal.ProgressBar;
import io.millrace.runtime.project.InvalidProjectException;
import io.millrace.runtime.streams.Cluster;
import io.millrace.schemas.DeadLetter;
import io.millrace.schemas.DeadLetterReason;
import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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
                arity = "1..*",
                paramLabel = "PLACE",
                converter = Place.Converter.class,
                description = "Their places, as 'list' shows them: topic/partition@offset.")
        private List<Place> places = new ArrayList<>();

        @Option(names = "--reason", paramLabel = "REASON", description = "All with this reason, such as WRONG_TYPE.")
        private @Nullable DeadLetterReason reason;
    }

    @Mixin
    private LetterOptions letters = new LetterOptions();

    @Mixin
    private JsonOption json = new JsonOption();

    @Override
    public Integer call() throws InvalidProjectException {
        Cluster cluster = letters.cluster();
        DeadLetterReason reason = which.reason;
        Set<Place> places = new LinkedHashSet<>(which.places);
        List<DeadLetter> chosen = reason == null
                ? List.copyOf(letters.at(cluster, places).values())
                : letters.those(cluster, letter -> letter.getReason() == reason);
        chosen.forEach(letter -> places.remove(Place.of(letter.getOrigin())));
        int replayed = replay(cluster, chosen);
        places.forEach(place -> say(place, letters.missing()));
        PrintWriter out = Specs.line(spec).getOut();
        if (!json.wanted()) {
            out.println(replayed + (replayed == 1 ? " record is" : " records are") + " back in the topic that "
                    + (replayed == 1 ? "it" : "they") + " came from.");
        }
        out.flush();
        return replayed == chosen.size() && places.isEmpty() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private int replay(Cluster cluster, List<DeadLetter> chosen) {
        List<Place> replayed = new ArrayList<>();
        try (Replays replays = new Replays(cluster);
                ProgressBar bar = Bars.counting("replay")) {
            for (DeadLetter letter : chosen) {
                Place place = Place.of(letter.getOrigin());
                String why = Replays.refuses(letter);
                if (why == null) {
                    replays.send(letter);
                    replayed.add(place);
                } else {
                    say(place, why);
                }
                bar.at(replayed.size(), chosen.size());
            }
            replays.finish();
        }
        if (json.wanted()) {
            replayed.forEach(place -> say(place, null));
        }
        return replayed.size();
    }

    /** Says of a place that it was replayed, or why it is left out. */
    private void say(Place place, @Nullable String why) {
        Specs.line(spec)
                .getOut()
                .println(
                        json.wanted()
                                ? new JsonObject()
                                        .put("place", place.toString())
                                        .put("replayed", why == null)
                                        .put("why", why)
                                        .encode()
                                : place + " is left out: " + why);
    }
}
