package io.millrace.drift.topology;

import io.millrace.drift.detection.AlertState;
import io.millrace.drift.detection.Check;
import io.millrace.drift.detection.Incident;
import io.millrace.drift.detection.MonitorState;
import io.millrace.drift.detection.SequentialState;
import io.millrace.drift.query.MonitorReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** What a judge remembers from window to window, in rows of its store. */
final class StoredState {

    private static final String INCIDENT = "incident";
    private static final String SEQUENCE = "sequence/";
    private static final String ALERT = MonitorReader.ALERT;

    private final List<Check> checks;
    private final KeyValueStore<String, byte[]> store;

    StoredState(List<Check> checks, KeyValueStore<String, byte[]> store) {
        this.checks = checks;
        this.store = store;
    }

    MonitorState read() {
        Map<String, AlertState> alerts = new HashMap<>();
        Map<String, SequentialState> sequences = new HashMap<>();
        // of questions that are not asked any more too: their alerts have to end
        try (KeyValueIterator<String, byte[]> stored = store.prefixScan(ALERT, new StringSerializer())) {
            stored.forEachRemaining(
                    row -> alerts.put(row.key.substring(ALERT.length()), AlertState.fromBytes(row.value)));
        }
        for (Check check : checks) {
            byte[] sequence = store.get(SEQUENCE + check.alert());
            if (sequence != null) {
                sequences.put(check.alert(), SequentialState.fromBytes(sequence));
            }
        }
        byte[] incident = store.get(INCIDENT);
        return new MonitorState(alerts, sequences, incident == null ? null : Incident.fromBytes(incident));
    }

    /** Sequential tests begin anew. */
    void forgetSequences() {
        checks.forEach(check -> store.delete(SEQUENCE + check.alert()));
    }

    /** Writes what there is; sequential tests that are not there any more begin anew. */
    void write(MonitorState state) {
        for (Check check : checks) {
            if (!state.sequences().containsKey(check.alert())) {
                store.put(SEQUENCE + check.alert(), null);
            }
        }
        state.alerts().forEach((name, alert) -> store.put(ALERT + name, alert.toBytes()));
        state.sequences().forEach((name, sequence) -> store.put(SEQUENCE + name, sequence.toBytes()));
        Incident incident = state.incident();
        if (incident != null) {
            store.put(INCIDENT, incident.toBytes());
        }
    }
}
