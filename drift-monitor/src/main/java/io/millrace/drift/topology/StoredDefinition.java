package io.millrace.drift.topology;

import io.millrace.drift.detection.FeatureKind;
import io.millrace.drift.detection.WatchedFeature;
import io.millrace.runtime.project.Durations;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * What stored profiles and references are of: the features, the windows, and the reference. Everything else of a monitor may be changed between two
 * starts.
 */
final class StoredDefinition {

    /** No channel, and no row of a judge, has such a name. */
    private static final String ROW = "definition";

    private final KeyValueStore<String, byte[]> store;
    private final byte[] definition;
    private boolean written;

    /**
     * Compares the definition with what is in a store.
     *
     * @throws IllegalStateException when the state is of another monitor
     */
    StoredDefinition(MonitorPlan plan, KeyValueStore<String, byte[]> store) {
        String text = "windows of " + Durations.text(plan.monitor().window()) + " of "
                + plan.settings().columns().stream()
                        .map(StoredDefinition::words)
                        .collect(Collectors.joining(", "))
                + " by the reference " + ReferenceRecords.words(plan.reference());
        this.store = store;
        this.definition = text.getBytes(StandardCharsets.UTF_8);
        byte[] stored = store.get(ROW);
        this.written = stored != null;
        if (stored != null && !Arrays.equals(stored, definition)) {
            throw new IllegalStateException("monitor '" + plan.monitor().name() + "' is '"
                    + new String(stored, StandardCharsets.UTF_8) + "' in the stored state, and '" + text
                    + "' in the project file; undo the change, or give the new monitor a name of its own");
        }
    }

    /** Writes it down, if it is not; a processor may do so only when it has a record. */
    void write() {
        if (!written) {
            store.put(ROW, definition);
            written = true;
        }
    }

    private static String words(WatchedFeature feature) {
        return feature.name() + (feature.kind() == FeatureKind.NUMERIC ? " (a number)" : " (a category)");
    }
}
