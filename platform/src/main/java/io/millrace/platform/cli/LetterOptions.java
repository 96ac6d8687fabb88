package io.millrace.platform.cli;

import io.millrace.runtime.plan.Topics;
import io.millrace.runtime.streams.Cluster;
import io.millrace.schemas.DeadLetter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The dead letters of a project. */
final class LetterOptions {

    @Option(names = "--project", required = true, paramLabel = "NAME", description = "Name of the project.")
    private String project = "";

    @Mixin
    private ClusterOptions clusterOptions = new ClusterOptions();

    Cluster cluster() {
        return clusterOptions.cluster();
    }

    /** Those that some condition holds for, oldest first; of a record that several steps could not use the last. */
    List<DeadLetter> those(Cluster cluster, Predicate<DeadLetter> which) {
        Map<Place, DeadLetter> found = new LinkedHashMap<>();
        new TopicReader<>(
                        cluster,
                        new Topics(project).deadLetters(),
                        cluster.serdes().of(DeadLetter.class).deserializer(),
                        ConsumerRecord::timestamp)
                .read(
                        -1,
                        false,
                        letter -> Optional.of(letter).filter(which),
                        letter -> found.put(Place.of(letter.getOrigin()), letter));
        return List.copyOf(found.values());
    }

    /**
     * The one of a place.
     *
     * @throws IllegalStateException when there is none
     */
    DeadLetter at(Cluster cluster, Place place) {
        List<DeadLetter> found =
                those(cluster, letter -> Place.of(letter.getOrigin()).equals(place));
        if (found.isEmpty()) {
            throw new IllegalStateException("there is no dead letter of " + place + " in project '" + project
                    + "'. See 'millrace dead-letters list --project " + project + " --last -1'.");
        }
        return found.get(0);
    }
}
