package io.millrace.trainer.learning;

/**
 * How one learner does, and how the baselines did on the very labels it was judged by: a challenger that joined late is
 * measured against the baselines since then.
 */
public final class Standing {
    private static final int FORMAT = 1;

    private final Evaluation evaluation;
    private long noChangeCorrect;
    private long majorityCorrect;

    Standing(int classes) {
        this(new Evaluation(classes), 0, 0);
    }

    private Standing(Evaluation evaluation, long noChangeCorrect, long majorityCorrect) {
        this.evaluation = evaluation;
        this.noChangeCorrect = noChangeCorrect;
        this.majorityCorrect = majorityCorrect;
    }

    static Standing fromBytes(byte[] bytes) {
        Decoder in = new Decoder("standing", FORMAT, bytes);
        long noChangeCorrect = in.whole();
        long majorityCorrect = in.whole();
        Evaluation evaluation = Evaluation.fromBytes(in.bytes());
        in.end();
        return new Standing(evaluation, noChangeCorrect, majorityCorrect);
    }

    byte[] toBytes() {
        return new Encoder(FORMAT)
                .whole(noChangeCorrect)
                .whole(majorityCorrect)
                .bytes(evaluation.toBytes())
                .toBytes();
    }

    void add(int predicted, int actual, int noChange, int majority) {
        evaluation.add(predicted, actual);
        noChangeCorrect += noChange == actual ? 1 : 0;
        majorityCorrect += majority == actual ? 1 : 0;
    }

    Standing copy() {
        return fromBytes(toBytes());
    }

    /** Returns the learner's own evaluation. */
    public Evaluation evaluation() {
        return evaluation;
    }

    /** Returns the accuracy of the no-change baseline on the same labels; NaN without any. */
    public double noChangeAccuracy() {
        return (double) noChangeCorrect / evaluation.count();
    }

    /** Returns the accuracy of the majority-class baseline on the same labels; NaN without any. */
    public double majorityAccuracy() {
        return (double) majorityCorrect / evaluation.count();
    }

    /** Returns {@link Evaluation#kappaTemporal} against the baseline on the same labels. */
    public double kappaTemporal() {
        return evaluation.kappaTemporal(noChangeAccuracy());
    }

    /** Returns {@link Evaluation#kappaM} against the baseline on the same labels. */
    public double kappaM() {
        return evaluation.kappaM(majorityAccuracy());
    }
}
