package io.millrace.trainer.learning;

import io.millrace.runtime.project.Spans;
import java.util.EnumMap;
import java.util.Map;

/**
 * How one learner does, over each {@link Span}, beside the baselines on the very labels it was judged by: a challenger that
 * joined late is measured against the baselines since then.
 */
final class Standing {
    private static final int FORMAT = 4;

    private final Evaluation total;
    private final SlidingEvaluation window;
    private final FadingEvaluation fading;
    private final LastRights rights;

    Standing(int classes, Spans spans) {
        this(
                new Evaluation(classes),
                new SlidingEvaluation(classes, spans.window()),
                new FadingEvaluation(classes, spans.fading()),
                new LastRights(spans.window()));
    }

    private Standing(Evaluation total, SlidingEvaluation window, FadingEvaluation fading, LastRights rights) {
        this.total = total;
        this.window = window;
        this.fading = fading;
        this.rights = rights;
    }

    static Standing fromBytes(int classes, Spans spans, byte[] bytes) {
        Decoder in = new Decoder("standing", FORMAT, bytes);
        Standing read = new Standing(
                Evaluation.fromBytes(in.bytes()),
                SlidingEvaluation.read(classes, spans.window(), in),
                FadingEvaluation.read(spans.fading(), in),
                LastRights.read(spans.window(), in));
        in.end();
        return read;
    }

    byte[] toBytes() {
        Encoder out = new Encoder(FORMAT).bytes(total.toBytes());
        window.write(out);
        fading.write(out);
        rights.write(out);
        return out.toBytes();
    }

    /** Counts the label at a place of the journal. */
    void add(long place, Judged one) {
        total.add(one);
        window.add(one);
        fading.add(one);
        rights.add(place, one.predicted() == one.actual());
    }

    /** Takes note of a label by which the learner is not judged. */
    void skip(long place) {
        rights.skip(place);
    }

    /** Labels of the window that this one was right about, and the other wrong. */
    int aheadOf(Standing other) {
        return rights.aheadOf(other.rights);
    }

    /** Copies of the evaluations as they are now. */
    Map<Span, Evaluation> now() {
        Map<Span, Evaluation> now = new EnumMap<>(Span.class);
        now.put(Span.TOTAL, Evaluation.fromBytes(total.toBytes()));
        now.put(Span.WINDOW, window.now());
        now.put(Span.FADING, fading.now());
        return now;
    }
}
