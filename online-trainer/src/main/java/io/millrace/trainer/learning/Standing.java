package io.millrace.trainer.learning;

import io.millrace.runtime.project.EvaluationSpec;
import java.util.EnumMap;
import java.util.Map;

/**
 * How one learner does, over each {@link Span}, beside the baselines on the very labels it was judged by: a challenger that
 * joined late is measured against the baselines since then.
 */
final class Standing {
    private static final int FORMAT = 5;

    private final InputSchema schema;
    private final Evaluation total;
    private final SlidingEvaluation window;
    private final FadingEvaluation fading;
    private final LastLosses losses;

    Standing(InputSchema schema, EvaluationSpec spec) {
        this(
                schema,
                Evaluation.none(schema),
                new SlidingEvaluation(schema, spec.window()),
                new FadingEvaluation(schema, spec.fading()),
                new LastLosses(spec.window()));
    }

    private Standing(
            InputSchema schema,
            Evaluation total,
            SlidingEvaluation window,
            FadingEvaluation fading,
            LastLosses losses) {
        this.schema = schema;
        this.total = total;
        this.window = window;
        this.fading = fading;
        this.losses = losses;
    }

    static Standing fromBytes(InputSchema schema, EvaluationSpec spec, byte[] bytes) {
        Decoder in = new Decoder("standing", FORMAT, bytes);
        Standing read = new Standing(
                schema,
                Evaluation.fromBytes(schema, in.bytes()),
                SlidingEvaluation.read(schema, spec.window(), in),
                FadingEvaluation.read(schema, spec.fading(), in),
                LastLosses.read(spec.window(), in));
        in.end();
        return read;
    }

    byte[] toBytes() {
        Encoder out = new Encoder(FORMAT).bytes(total.toBytes());
        window.write(out);
        fading.write(out);
        losses.write(out);
        return out.toBytes();
    }

    /** Counts the label at a place of the journal. */
    void add(long place, Judged one) {
        total.add(one);
        window.add(one);
        fading.add(one);
        losses.add(place, one.loss());
    }

    /** Takes note of a label by which the learner is not judged. */
    void skip(long place) {
        losses.skip(place);
    }

    /** Labels of the window at which this one was better than the other. */
    int aheadOf(Standing other) {
        return losses.aheadOf(other.losses);
    }

    /** Copies of the evaluations as they are now. */
    Map<Span, Evaluation> now() {
        Map<Span, Evaluation> now = new EnumMap<>(Span.class);
        Evaluation copy = Evaluation.none(schema);
        copy.add(total);
        now.put(Span.TOTAL, copy);
        now.put(Span.WINDOW, window.now());
        now.put(Span.FADING, fading.now());
        return now;
    }
}
