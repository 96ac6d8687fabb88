package io.millrace.platform.cli;

import io.millrace.runtime.project.InvalidProjectException;
import io.millrace.runtime.streams.Cluster;
import io.millrace.schemas.DeadLetter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import picocli.CommandLine.Mixin;

/** The dead letters of a project. */
final class LetterOptions {

    @Mixin
    private ProjectOptions project = new ProjectOptions();

    Cluster cluster() {
        return project.cluster();
    }

    /** Those that some condition holds for, oldest first; of a record that several steps could not use the last. */
    List<DeadLetter> those(Cluster cluster, Predicate<DeadLetter> which) throws InvalidProjectException {
        Map<Place, DeadLetter> found = new LinkedHashMap<>();
        new TopicReader<>(
                        cluster,
                        project.topics().deadLetters(),
                        cluster.serdes().of(DeadLetter.class).deserializer(),
                        ConsumerRecord::timestamp)
                .read(
                        -1,
                        false,
                        letter -> Optional.of(letter).filter(which),
                        letter -> found.put(Place.of(letter.getOrigin()), letter));
        return List.copyOf(found.values());
    }

    /** Those of some places; the places that nothing is of are not in it. */
    Map<Place, DeadLetter> at(Cluster cluster, Set<Place> places) throws InvalidProjectException {
        Map<Place, DeadLetter> found = new LinkedHashMap<>();
        those(cluster, letter -> places.contains(Place.of(letter.getOrigin())))
                .forEach(letter -> found.put(Place.of(letter.getOrigin()), letter));
        return found;
    }

    /** What to say of a place that nothing is of. */
    String missing() {
        return "there is no dead letter of it in project '" + project.given()
                + "'. See 'millrace dead-letters list --project " + project.given() + " --last -1'.";
    }
}
