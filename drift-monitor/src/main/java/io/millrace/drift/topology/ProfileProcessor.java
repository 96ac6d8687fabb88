package io.millrace.drift.topology;

import io.millrace.drift.detection.Row;
import io.millrace.drift.detection.ShortText;
import io.millrace.drift.detection.WindowProfile;
import io.millrace.drift.detection.WindowTally;
import io.millrace.runtime.plan.Input;
import io.millrace.runtime.progress.Heard;
import io.millrace.runtime.progress.StoredProgress;
import io.millrace.schemas.EventInFlight;
import io.millrace.schemas.Flow;
import io.millrace.schemas.MonitorFlow;
import io.millrace.schemas.ProfilePart;
import io.millrace.schemas.Progress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Profiles one partition of finished vectors by event-time window. When the watermark says that a window is complete, this
 * partition's part goes to the judge.
 */
final class ProfileProcessor implements Processor<String, Flow, String, MonitorFlow> {

    private final MonitorPlan plan;
    private ProcessorContext<String, MonitorFlow> context;
    private ProfileStore profiles;
    private StoredProgress progress;
    private StoredDefinition definition;
    private String channel = "";

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
    ProfileProcessor(MonitorPlan plan) {
        this.plan = plan;
    }

    @Override
    public void init(ProcessorContext<String, MonitorFlow> context) {
        this.context = context;
        this.profiles = new ProfileStore(
                context.getStateStore(MonitorPlan.PROFILE_ROWS),
                context.getStateStore(MonitorPlan.PROFILE_TALLIES),
                plan.monitor().window().toMillis(),
                plan.inputs().size(),
                WindowTally.capacity(plan.settings().columns()));
        KeyValueStore<String, byte[]> words = context.getStateStore(MonitorPlan.PROFILE_PROGRESS);
        this.definition = new StoredDefinition(plan, words);
        this.progress = new StoredProgress(words, plan.readChannels());
        this.channel = plan.profileChannel(context.taskId().partition());
    }

    @Override
    public void process(Record<String, Flow> record) {
        definition.write();
        Object body = record.value().getBody();
        if (body instanceof EventInFlight event) {
            profiles.add(row(event));
        } else if (body instanceof Progress word && progress.hear(word.getChannel(), Heard.of(word))) {
            for (WindowProfile profile : profiles.takeUntil(progress.watermark() + 1)) {
                send(new ProfilePart(profile.start(), ByteBuffer.wrap(profile.toBytes())), record.timestamp());
            }
            send(new Progress(channel, progress.watermark(), progress.newest(), false, Map.of()), record.timestamp());
        }
    }

    private Row row(EventInFlight event) {
        List<@Nullable Object> values = new ArrayList<>();
        for (Input input : plan.inputs()) {
            Object value = input.value(event.getFields(), event.getFeatures());
            if (value instanceof Number number) {
                values.add(number.doubleValue());
            } else {
                values.add(value == null ? null : ShortText.of(String.valueOf(value)));
            }
        }
        String cluster = plan.cluster()
                .map(entity -> entity.keyOf(event.getFields()))
                .map(ShortText::of)
                .orElse(null);
        return new Row(ShortText.of(event.getId()), event.getTime(), values, cluster);
    }

    private void send(Object body, long timestamp) {
        context.forward(new Record<>(plan.monitor().name(), new MonitorFlow(body), timestamp));
    }
}
