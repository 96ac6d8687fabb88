package io.millrace.runtime.plan;

import io.millrace.runtime.event.SourceOffset;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who feeds whom. A channel is one upstream task, written {@code <node>/<partition>}; whoever reads from several channels
 * takes the minimum of their watermarks.
 */
public final class Channels {

    private final Plan plan;
    private final Map<String, Integer> sourcePartitions;

    /**
     * Channels of a plan.
     *
     * @param sourcePartitions partitions of each source's topic, by source name
     */
    public Channels(Plan plan, Map<String, Integer> sourcePartitions) {
        this.plan = plan;
        this.sourcePartitions = Map.copyOf(sourcePartitions);
    }

    /** Node name of the ingest of a source. */
    public static String ingest(String source) {
        return "ingest." + source;
    }

    /** Node name of the station of an entity. */
    public static String station(String entity) {
        return "station." + entity;
    }

    /** Node name of the finished vectors of a source. */
    public static String vectors(String source) {
        return "vectors." + source;
    }

    /** One channel. */
    public static String channel(String node, int partition) {
        return node + "/" + partition;
    }

    /** Channels that feed the station of an entity. */
    public Set<String> intoStation(String entity) {
        Set<String> channels = new LinkedHashSet<>();
        for (String source : plan.project().sources().keySet()) {
            List<String> itinerary = plan.itinerary(source);
            int position = itinerary.indexOf(entity);
            if (position == 0) {
                channels.addAll(ingestOf(source));
            } else if (position > 0) {
                channels.addAll(all(station(itinerary.get(position - 1)), partitions()));
            }
        }
        return channels;
    }

    /** All partitions of the sources, as {@code <source>/<partition>}. */
    public Set<String> logs() {
        Set<String> logs = new LinkedHashSet<>();
        for (String source : plan.project().sources().keySet()) {
            for (int partition = 0; partition < partitionsOf(source); partition++) {
                logs.add(SourceOffset.log(source, partition));
            }
        }
        return logs;
    }

    /** For each source partition whose events come by the station of an entity, as {@code <source>/<partition>}, the channels that bring them. */
    public Map<String, Set<String>> logsInto(String entity) {
        Map<String, Set<String>> channels = new LinkedHashMap<>();
        for (String source : plan.project().sources().keySet()) {
            List<String> itinerary = plan.itinerary(source);
            int position = itinerary.indexOf(entity);
            for (int partition = 0; position >= 0 && partition < partitionsOf(source); partition++) {
                channels.put(
                        SourceOffset.log(source, partition),
                        position == 0
                                ? Set.of(channel(ingest(source), partition))
                                : all(station(itinerary.get(position - 1)), partitions()));
            }
        }
        return channels;
    }

    /** Channels that feed each partition of a source's finished vectors. */
    public Set<String> intoVectors(String source) {
        List<String> itinerary = plan.itinerary(source);
        return itinerary.isEmpty() ? ingestOf(source) : all(station(itinerary.get(itinerary.size() - 1)), partitions());
    }

    /** Channels of one source's finished vectors into a step that reads all their partitions. */
    public Set<String> fromVectors(String source) {
        return all(vectors(source), partitions());
    }

    /** Channel by which a model says how far its outcomes have come. */
    public static String outcomes(String model) {
        return channel("model." + model, 0);
    }

    /** Channel by which a monitor says how far it has judged. */
    public static String judged(String monitor) {
        return channel("monitor." + monitor, 0);
    }

    private Set<String> ingestOf(String source) {
        return all(ingest(source), partitionsOf(source));
    }

    private int partitionsOf(String source) {
        Integer count = sourcePartitions.get(source);
        if (count == null) {
            throw new IllegalStateException("partitions of source '" + source + "' are not known");
        }
        return count;
    }

    private int partitions() {
        return plan.project().partitions();
    }

    private static Set<String> all(String node, int partitions) {
        Set<String> channels = new LinkedHashSet<>();
        for (int partition = 0; partition < partitions; partition++) {
            channels.add(channel(node, partition));
        }
        return channels;
    }
}
