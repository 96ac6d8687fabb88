package io.millrace.drift.topology;

import io.millrace.drift.detection.AlertState;
import io.millrace.drift.detection.Check;
import io.millrace.drift.detection.Incident;
import io.millrace.drift.detection.Judge;
import io.millrace.drift.detection.Judgement;
import io.millrace.drift.detection.Reference;
import io.millrace.drift.detection.VolumeReference;
import io.millrace.drift.detection.WindowProfile;
import io.millrace.drift.query.MonitorReader;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** What a judge remembers, in its store: the reference, the states of its alerts, and how far it has judged. */
final class JudgeState {

    private static final String REFERENCE = "reference";
    private static final String VOLUME = "volume";
    private static final String JUDGED = "judged";
    private static final String INCIDENT = "incident";
    private static final String ALERT = MonitorReader.ALERT;

    private final MonitorPlan plan;
    private final KeyValueStore<String, byte[]> store;
    private @Nullable Judge judge;

    JudgeState(MonitorPlan plan, KeyValueStore<String, byte[]> store) {
        this.plan = plan;
        this.store = store;
    }

    /** Adds a window to the reference. */
    void learn(WindowProfile window) {
        byte[] stored = store.get(REFERENCE);
        WindowProfile merged =
                stored == null ? window : WindowProfile.fromBytes(stored).merge(window);
        store.put(REFERENCE, merged.toBytes());
        store.put(VOLUME, volume().plus(window.rows()).toBytes());
    }

    private VolumeReference volume() {
        byte[] stored = store.get(VOLUME);
        return stored == null ? VolumeReference.of(plan.referenceWindows()) : VolumeReference.fromBytes(stored);
    }

    /** Judges a window. */
    Judgement judge(WindowProfile window) {
        byte[] last = store.get(INCIDENT);
        Judgement judgement = judge().judge(window, alerts(), last == null ? null : Incident.fromBytes(last));
        Incident incident = judgement.incident();
        if (incident != null) {
            store.put(INCIDENT, incident.toBytes());
        }
        judgement.states().forEach((name, alert) -> store.put(ALERT + name, alert.toBytes()));
        store.put(JUDGED, ByteBuffer.allocate(Long.BYTES).putLong(window.end()).array());
        return judgement;
    }

    /** End of the last window judged; that of the reference before the first. */
    long judgedUntil() {
        byte[] stored = store.get(JUDGED);
        return stored == null ? plan.firstJudged() : ByteBuffer.wrap(stored).getLong();
    }

    /** The judge, made from the reference when the first window after it is complete. */
    private Judge judge() {
        if (judge == null) {
            byte[] stored = store.get(REFERENCE);
            List<WindowProfile> reference = stored == null ? List.of() : List.of(WindowProfile.fromBytes(stored));
            judge = new Judge(
                    plan.settings(), Reference.of(plan.settings().features(), plan.reference(), reference), volume());
        }
        return judge;
    }

    private Map<String, AlertState> alerts() {
        Map<String, AlertState> alerts = new HashMap<>();
        for (Check check : plan.settings().checks()) {
            byte[] stored = store.get(ALERT + check.alert());
            if (stored != null) {
                alerts.put(check.alert(), AlertState.fromBytes(stored));
            }
        }
        return alerts;
    }
}
