package io.millrace.drift.topology;

import io.millrace.drift.detection.AlertTransition;
import io.millrace.drift.detection.ReferencePolicy;
import io.millrace.drift.detection.WindowProfile;
import io.millrace.runtime.plan.Channels;
import io.millrace.runtime.progress.Heard;
import io.millrace.runtime.progress.Position;
import io.millrace.runtime.progress.Sequencer;
import io.millrace.runtime.progress.StoredProgress;
import io.millrace.schemas.AlertFlow;
import io.millrace.schemas.DriftAlert;
import io.millrace.schemas.DriftInput;
import io.millrace.schemas.DriftReference;
import io.millrace.schemas.MonitorFlow;
import io.millrace.schemas.ProfilePart;
import io.millrace.schemas.Progress;
import io.millrace.schemas.ReferenceWord;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

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
    static final String REFERENCES = "references";

    private final MonitorPlan plan;
    private ProcessorContext<String, SpecificRecord> context;
    private WindowParts windows;
    private JudgeState state;
    private Sequencer line;

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
    JudgeProcessor(MonitorPlan plan) {
        this.plan = plan;
    }

    @Override
    public void init(ProcessorContext<String, SpecificRecord> context) {
        this.context = context;
        this.windows = new WindowParts(context.getStateStore(MonitorPlan.JUDGE_WINDOWS), plan.readTopic());
        this.state = new JudgeState(plan, context.getStateStore(MonitorPlan.JUDGE_STATE));
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
            // its window falls due with its last millisecond
            long end = part.getWindowStart() + plan.monitor().window().toMillis();
            line.hold(new Position(end - 1, 0, windows.add(part)), new byte[0]);
            line.step();
        } else if (body instanceof ReferenceWord word) {
            Optional<String> refusal = state.take(word);
            ReferencePolicy policy = state.reference().policy();
            refer(refusal.map(why -> ReferenceRecords.refused(plan.settings(), policy, why))
                    .orElseGet(() -> ReferenceRecords.gathering(plan.settings(), policy, word.getReason())));
        }
    }

    private void complete(WindowParts.Window window) {
        emptyUntil(window.profile().start());
        take(window.profile(), window.inputs());
    }

    /** Takes the windows that nothing has come to, where it is asked how many rows they have. */
    private void emptyUntil(long end) {
        Optional<Long> until = state.until();
        if (plan.settings().quality().volume() > 0 && until.isPresent()) {
            long length = plan.monitor().window().toMillis();
            for (long from = until.get(); from + length <= end; from += length) {
                if (!state.hears(from)) {
                    return;
                }
                take(plan.empty(from), List.of());
            }
        }
    }

    private void take(WindowProfile window, List<DriftInput> inputs) {
        state.take(window)
                .ifPresent(judgement -> judgement.transitions().forEach(transition -> send(transition, inputs)));
        state.reference()
                .news()
                .ifPresent(reference -> refer(
                        ReferenceRecords.of(plan.settings(), state.reference().policy(), reference)));
    }

    private void refer(DriftReference reference) {
        context.forward(new Record<>(reference.getMonitor(), reference, Math.max(0, reference.getTo())), REFERENCES);
    }

    private void send(AlertTransition transition, List<DriftInput> inputs) {
        String key = transition.monitor() + "/" + transition.check().alert();
        DriftAlert alert = AlertRecords.of(transition, plan.monitor().severity(), inputs);
        long time = Math.max(0, transition.windowEnd());
        Record<String, SpecificRecord> record =
                new Record<>(key, alert, time, CloudEventHeaders.of(plan.project(), alert));
        context.forward(record, ALERTS);
        context.forward(record, STATES);
        tell(alert, time);
    }

    private void tell(Object body, long time) {
        if (plan.told()) {
            context.forward(new Record<>(plan.monitor().name(), new AlertFlow(body), time), MODELS);
        }
    }

    private final class Due implements Sequencer.Handler {

        @Override
        public void due(Position position, byte[] value) {
            windows.take(position.id()).ifPresent(JudgeProcessor.this::complete);
        }

        @Override
        public void passed(long watermark) {
            long length = plan.monitor().window().toMillis();
            emptyUntil(Math.floorDiv(watermark + 1, length) * length);
            String channel = Channels.judged(plan.monitor().name());
            tell(new Progress(channel, watermark, watermark, false, Map.of()), Math.max(0, watermark));
        }
    }
}
