package io.millrace.features.topology;

import io.millrace.features.ingest.Decoder;
import io.millrace.features.ingest.FileTable;
import io.millrace.features.ingest.LookupTable;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.project.Enrichment;
import io.millrace.runtime.project.Lookup;
import io.millrace.runtime.project.Source;
import io.millrace.runtime.streams.Stores;
import io.millrace.schemas.serde.AvroSerdes;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;

/** The side tables of a project: files read once for the process, topics followed by each ingest that asks them. */
final class Lookups {

    private final Plan plan;
    private final AvroSerdes serdes;
    private final Map<String, LookupTable> files = new HashMap<>();

    /** Reads the files; {@link IllegalStateException} when one cannot be read. */
    Lookups(Plan plan, AvroSerdes serdes) {
        this.plan = plan;
        this.serdes = serdes;
        for (Lookup lookup : plan.project().lookups().values()) {
            if (lookup.table() instanceof Lookup.CsvFile file) {
                try {
                    files.put(lookup.name(), FileTable.read(lookup, file));
                } catch (IOException e) {
                    throw new IllegalStateException("lookup '" + lookup.name() + "': " + e.getMessage(), e);
                }
            }
        }
    }

    /** Tables that are files, by name. */
    Map<String, LookupTable> files() {
        return files;
    }

    /** Tables that are topics and that a source asks, by name. */
    Map<String, Lookup> topicsOf(Source source) {
        Map<String, Lookup> found = new LinkedHashMap<>();
        for (Enrichment enrichment : source.lookups().values()) {
            Lookup lookup = plan.project().lookups().get(enrichment.lookup());
            if (lookup != null && lookup.table() instanceof Lookup.Topic) {
                found.put(lookup.name(), lookup);
            }
        }
        return found;
    }

    /** A decoder of the rows of a topic. */
    Decoder decoder(Lookup lookup) {
        if (lookup.table() instanceof Lookup.Topic topic) {
            return Decoder.of(topic.format(), topic.topic(), lookup.fields(), serdes);
        }
        throw new IllegalArgumentException("lookup '" + lookup.name() + "' is no topic");
    }

    /**
     * Gives a topology the tables that a source asks. All that the topics hold when a process starts is there before the first event is handled.
     */
    void addTo(Topology topology, Source source) {
        topicsOf(source)
                .forEach((name, lookup) -> topology.addGlobalStore(
                        Stores.inMemory(LookupLoader.store(name)),
                        "lookup-" + name + "-rows",
                        Serdes.ByteArray().deserializer(),
                        Serdes.ByteArray().deserializer(),
                        ((Lookup.Topic) lookup.table()).topic(),
                        "lookup-" + name + "-loader",
                        () -> new LookupLoader(lookup, decoder(lookup))));
    }
}
