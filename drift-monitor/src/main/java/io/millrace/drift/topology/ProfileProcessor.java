package io.millrace.drift.topology;

import io.millrace.drift.detection.Profiles;
import io.millrace.drift.detection.SampleKey;
import io.millrace.drift.detection.ShortText;
import io.millrace.drift.detection.WindowProfile;
import io.millrace.drift.detection.WindowTally;
import io.millrace.runtime.progress.Heard;
import io.millrace.runtime.progress.StoredProgress;
import io.millrace.schemas.EventInFlight;
import io.millrace.schemas.Flow;
import io.millrace.schemas.MonitorFlow;
import io.millrace.schemas.ProfilePart;
import io.millrace.schemas.Progress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Profiles one partition of finished vectors by event-time window. When the watermark says that a window is complete, this
 * partition's part goes to the judge.
 */
final class ProfileProcessor implements Processor<String, Flow, String, MonitorFlow> {

    private final MonitorPlan plan;
    private ProcessorContext<String, MonitorFlow> context;
    private Profiles profiles;
    private WindowOffsets offsets;
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
        this.profiles = new Profiles(
                new StoredProfiles(
                        context.getStateStore(MonitorPlan.PROFILE_ROWS),
                        context.getStateStore(MonitorPlan.PROFILE_TALLIES)),
                plan.monitor().window().toMillis(),
                plan.settings().columns().size(),
                WindowTally.capacity(plan.settings().columns()));
        this.offsets = new WindowOffsets(
                context.getStateStore(MonitorPlan.PROFILE_OFFSETS),
                plan.monitor().window().toMillis());
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
            add(event);
            offsets.add(
                    event.getTime(),
                    context.recordMetadata().map(RecordMetadata::offset).orElse(-1L));
        } else if (body instanceof Progress word && progress.hear(word.getChannel(), Heard.of(word))) {
            for (WindowProfile profile : profiles.takeUntil(progress.watermark() + 1)) {
                WindowOffsets.Range range = offsets.take(profile.start());
                send(
                        new ProfilePart(
                                profile.start(),
                                context.taskId().partition(),
                                range.from(),
                                range.to(),
                                ByteBuffer.wrap(profile.toBytes())),
                        record.timestamp());
            }
            send(new Progress(channel, progress.watermark(), progress.newest(), false, Map.of()), record.timestamp());
        }
    }

    /** A row is made of those events alone that enter a sample; of all others it is only asked which values they have. */
    private void add(EventInFlight event) {
        List<@Nullable Object> values = plan.rows().values(event);
        profiles.add(SampleKey.of(ShortText.of(event.getId())), event.getTime(), values, () -> plan.rows()
                .row(event, values));
    }

    private void send(Object body, long timestamp) {
        context.forward(new Record<>(plan.monitor().name(), new MonitorFlow(body), timestamp));
    }
}
