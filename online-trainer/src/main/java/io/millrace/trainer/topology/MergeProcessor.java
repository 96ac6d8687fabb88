package io.millrace.trainer.topology;

import io.millrace.runtime.progress.Heard;
import io.millrace.runtime.progress.Position;
import io.millrace.runtime.progress.Sequencer;
import io.millrace.runtime.progress.StoredProgress;
import io.millrace.runtime.project.Model;
import io.millrace.runtime.project.Project;
import io.millrace.schemas.Example;
import io.millrace.schemas.ExampleKind;
import io.millrace.schemas.ModelFlow;
import io.millrace.schemas.Progress;
import io.millrace.trainer.query.ExampleValues;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Gives a model its one order: vectors, labels, timeouts and marks, as they are predicted and learned from.
 *
 * <p>A label of time T goes in when every vector up to T has gone in, so that even a fast replay never shows the answer
 * before the question. With {@code order: event_time} everything is sorted; with {@code order: arrival} vectors go in as
 * they come.
 */
final class MergeProcessor implements Processor<String, ModelFlow, String, Example> {

    private static final Duration STEP_TIMER = Duration.ofMillis(100);

    private final ModelPlan plan;
    private final boolean sorted;
    private ProcessorContext<String, Example> context;
    private KeyValueStore<String, byte[]> pending;
    /** Lets labels in when the vectors have come: by the watermark of the vectors alone. */
    private Sequencer labels;
    /** Everything else that waits: by the watermark of vectors and labels. */
    private Sequencer line;
    /** The mark last scheduled; scheduling it again would do no harm. */
    private long marked = Long.MIN_VALUE;

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
    MergeProcessor(ModelPlan plan) {
        this.plan = plan;
        this.sorted = plan.order() == Project.Order.EVENT_TIME;
    }

    @Override
    public void init(ProcessorContext<String, Example> context) {
        this.context = context;
        this.pending = context.getStateStore(ModelPlan.MERGE_PENDING);
        this.labels = new Sequencer(
                context.getStateStore(ModelPlan.MERGE_LABELS),
                new StoredProgress(context.getStateStore(ModelPlan.MERGE_LABEL_PROGRESS), plan.vectorChannels()),
                new Due());
        this.line = new Sequencer(
                context.getStateStore(ModelPlan.MERGE_HELD),
                new StoredProgress(context.getStateStore(ModelPlan.MERGE_PROGRESS), plan.allChannels()),
                new Due());
        context.schedule(STEP_TIMER, PunctuationType.WALL_CLOCK_TIME, now -> step());
    }

    @Override
    public void process(Record<String, ModelFlow> record) {
        Object body = record.value().getBody();
        if (body instanceof Progress word) {
            Heard heard = Heard.of(word);
            labels.hear(word.getChannel(), heard);
            line.hear(word.getChannel(), heard);
        } else if (body instanceof Example example && isWord(example.getKind())) {
            word(example);
        } else if (body instanceof Example example) {
            boolean waits = sorted || example.getKind() == ExampleKind.LABEL;
            if (waits) {
                (sorted ? line : labels)
                        .hold(
                                new Position(example.getTime(), rank(example.getKind()), example.getId()),
                                encode(example));
            } else {
                admit(example);
            }
            step();
        }
    }

    /** What an alert led to waits until the log has come to the end of its window; anything else has no event time but that which the log has come to. */
    private void word(Example word) {
        Object alert = word.getInputs().get(ExampleValues.ALERT);
        if (alert != null && !line.isPast(word.getTime())) {
            String id = word.getKind() + "/" + alert + "/" + word.getId();
            line.hold(new Position(word.getTime(), rank(word.getKind()), id), encode(word));
        } else {
            long now = Math.max(0, line.watermark());
            admit(new Example(word.getKind(), word.getId(), now, word.getInputs(), word.getLabel(), null));
        }
    }

    /** Whether it is somebody's word about the model, and no event. */
    private static boolean isWord(ExampleKind kind) {
        return switch (kind) {
            case PROMOTE, RESTORE, RESET, FREEZE, THAW -> true;
            case VECTOR, LABEL, TIMEOUT, MARK -> false;
        };
    }

    private void step() {
        labels.step();
        line.step();
    }

    /** Writes an entry to the log, and schedules what follows from it. */
    private void admit(Example example) {
        if (example.getKind() == ExampleKind.TIMEOUT && pending.delete(example.getId()) == null) {
            return;
        }
        Model.Label labels = plan.model().label();
        if (example.getKind() == ExampleKind.VECTOR && labels != null) {
            long deadline = example.getTime() + labels.within().toMillis();
            pending.put(
                    example.getId(),
                    ByteBuffer.allocate(Long.BYTES).putLong(deadline).array());
            hold(timeout(example.getId(), deadline));
        } else if (example.getKind() == ExampleKind.LABEL) {
            settle(example);
        }
        if (example.getKind() != ExampleKind.MARK && !isWord(example.getKind())) {
            mark(example.getTime());
        }
        context.forward(new Record<>(plan.model().name(), example, Math.max(0, example.getTime())));
    }

    /** Ends the wait for a label. One that comes too late finds the wait given up, also when it comes before the timeout. */
    private void settle(Example label) {
        byte[] bytes = pending.get(label.getId());
        if (bytes == null) {
            return;
        }
        long deadline = ByteBuffer.wrap(bytes).getLong();
        boolean late = label.getTime() > deadline;
        if (!late && plan.model().rules().corrections()) {
            return; // the timeout ends the wait for another
        }
        line.drop(new Position(deadline, rank(ExampleKind.TIMEOUT), label.getId()));
        if (late) {
            admit(timeout(label.getId(), deadline));
        } else {
            pending.delete(label.getId());
        }
    }

    private static Example timeout(String id, long deadline) {
        return new Example(ExampleKind.TIMEOUT, id, deadline, Map.of(), null, null);
    }

    /** Every stretch of event time that holds an entry ends with a mark. */
    private void mark(long time) {
        long grid = Model.MARK_EVERY.toMillis();
        long next = (Math.floorDiv(time, grid) + 1) * grid;
        if (next != marked && (sorted || !line.isPast(next))) {
            marked = next;
            hold(new Example(ExampleKind.MARK, String.valueOf(next), next, Map.of(), null, null));
        }
    }

    private void hold(Example example) {
        line.hold(new Position(example.getTime(), rank(example.getKind()), example.getId()), encode(example));
    }

    /** Order of entries with the same time: the question before the answer, the answer before giving up. */
    private static int rank(ExampleKind kind) {
        return switch (kind) {
            case VECTOR -> 0;
            case LABEL -> 1;
            case TIMEOUT -> 2;
            case MARK, PROMOTE, RESTORE, RESET, FREEZE, THAW -> 3;
        };
    }

    private static byte[] encode(Example example) {
        try {
            ByteBuffer bytes = Example.getEncoder().encode(example);
            byte[] copy = new byte[bytes.remaining()];
            bytes.get(copy);
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Example decode(byte[] bytes) {
        try {
            return Example.getDecoder().decode(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Due implements Sequencer.Handler {
        @Override
        public void due(Position position, byte[] value) {
            admit(decode(value));
        }

        @Override
        public void passed(long watermark) {
            // The log is the last stop: nobody further on goes by this watermark.
        }
    }
}
