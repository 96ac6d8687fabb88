package io.millrace.drift.topology;

import io.millrace.drift.detection.AlertState;
import io.millrace.drift.detection.AlertTransition;
import io.millrace.drift.detection.Judge;
import io.millrace.drift.detection.Judgement;
import io.millrace.drift.detection.Reference;
import io.millrace.drift.detection.WatchedFeature;
import io.millrace.drift.detection.WindowProfile;
import io.millrace.runtime.plan.Channels;
import io.millrace.runtime.progress.Heard;
import io.millrace.runtime.progress.Position;
import io.millrace.runtime.progress.Sequencer;
import io.millrace.runtime.progress.StoredProgress;
import io.millrace.schemas.AlertFlow;
import io.millrace.schemas.DriftAlert;
import io.millrace.schemas.MonitorFlow;
import io.millrace.schemas.ProfilePart;
import io.millrace.schemas.Progress;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Merges the parts of each window, and judges a window once: when every partition has said that it is complete. Windows
 * inside the reference interval become the reference.
 */
final class JudgeProcessor implements Processor<String, MonitorFlow, String, SpecificRecord> {

    private static final Duration STEP_TIMER = Duration.ofMillis(100);
    /** Sinks. */
    static final String ALERTS = "alerts";

    static final String STATES = "alerts-state";
    static final String MODELS = "alerts-for-models";

    private static final String REFERENCE = "reference";
    private static final String ALERT = "alert/";

    private final MonitorPlan plan;
    private ProcessorContext<String, SpecificRecord> context;
    private KeyValueStore<String, byte[]> windows;
    private KeyValueStore<String, byte[]> state;
    private Sequencer line;
    private @Nullable Judge judge;

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
    JudgeProcessor(MonitorPlan plan) {
        this.plan = plan;
    }

    @Override
    public void init(ProcessorContext<String, SpecificRecord> context) {
        this.context = context;
        this.windows = context.getStateStore(MonitorPlan.JUDGE_WINDOWS);
        this.state = context.getStateStore(MonitorPlan.JUDGE_STATE);
        this.line = new Sequencer(
                context.getStateStore(MonitorPlan.JUDGE_DUE),
                new StoredProgress(context.getStateStore(MonitorPlan.JUDGE_PROGRESS), plan.judgeChannels()),
                new Due());
        context.schedule(STEP_TIMER, PunctuationType.WALL_CLOCK_TIME, now -> line.step());
    }

    @Override
    public void process(Record<String, MonitorFlow> record) {
        Object body = record.value().getBody();
        if (body instanceof Progress word) {
            line.hear(word.getChannel(), Heard.of(word));
        } else if (body instanceof ProfilePart part) {
            byte[] bytes = new byte[part.getProfile().remaining()];
            part.getProfile().duplicate().get(bytes);
            merge(WindowProfile.fromBytes(bytes));
            line.step();
        }
    }

    /** Adds a part to its window, which falls due with its last millisecond. */
    private void merge(WindowProfile part) {
        String key = String.valueOf(part.start());
        byte[] stored = windows.get(key);
        WindowProfile merged =
                stored == null ? part : WindowProfile.fromBytes(stored).merge(part);
        windows.put(key, merged.toBytes());
        line.hold(new Position(part.end() - 1, 0, key), new byte[0]);
    }

    private void complete(WindowProfile window) {
        if (plan.reference().takes(window.start(), window.end())) {
            byte[] stored = state.get(REFERENCE);
            WindowProfile merged =
                    stored == null ? window : WindowProfile.fromBytes(stored).merge(window);
            state.put(REFERENCE, merged.toBytes());
        } else if (plan.reference().judges(window.start(), window.end())) {
            Judgement judgement = judge().judge(window, alerts());
            judgement.states().forEach((feature, alert) -> state.put(ALERT + feature, alert.toBytes()));
            for (AlertTransition transition : judgement.transitions()) {
                String key = transition.monitor() + "/" + transition.feature();
                DriftAlert alert = AlertRecords.of(transition);
                long time = Math.max(0, transition.windowEnd());
                context.forward(new Record<>(key, alert, time), ALERTS);
                context.forward(new Record<>(key, alert, time), STATES);
                tell(alert, time);
            }
        }
    }

    private void tell(Object body, long time) {
        if (plan.told()) {
            context.forward(new Record<>(plan.monitor().name(), new AlertFlow(body), time), MODELS);
        }
    }

    /** The judge, made from the reference when the first window after it is complete. */
    private Judge judge() {
        if (judge == null) {
            byte[] stored = state.get(REFERENCE);
            List<WindowProfile> reference = stored == null ? List.of() : List.of(WindowProfile.fromBytes(stored));
            judge = new Judge(plan.settings(), Reference.of(plan.settings().features(), plan.reference(), reference));
        }
        return judge;
    }

    private Map<String, AlertState> alerts() {
        Map<String, AlertState> alerts = new HashMap<>();
        for (WatchedFeature feature : plan.settings().features()) {
            byte[] stored = state.get(ALERT + feature.name());
            if (stored != null) {
                alerts.put(feature.name(), AlertState.fromBytes(stored));
            }
        }
        return alerts;
    }

    private final class Due implements Sequencer.Handler {

        @Override
        public void due(Position position, byte[] value) {
            byte[] window = windows.delete(position.id());
            if (window != null) {
                complete(WindowProfile.fromBytes(window));
            }
        }

        @Override
        public void passed(long watermark) {
            String channel = Channels.judged(plan.monitor().name());
            tell(new Progress(channel, watermark, watermark, false, Map.of()), Math.max(0, watermark));
        }
    }
}
