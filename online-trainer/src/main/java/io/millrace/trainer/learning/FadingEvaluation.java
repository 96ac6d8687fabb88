package io.millrace.trainer.learning;

/** An evaluation in which every label counts less than the one after it. Instead of letting the old ones shrink, the new ones grow. */
final class FadingEvaluation {
    private static final double LARGEST_UNIT = 1e9;

    private final double fading;
    private final Evaluation evaluation;

    /** What the next label weighs. */
    private double unit;

    FadingEvaluation(int classes, double fading) {
        this(fading, new Evaluation(classes), 1);
    }

    private FadingEvaluation(double fading, Evaluation evaluation, double unit) {
        this.fading = fading;
        this.evaluation = evaluation;
        this.unit = unit;
    }

    static FadingEvaluation read(double fading, Decoder in) {
        double unit = in.real();
        return new FadingEvaluation(fading, Evaluation.fromBytes(in.bytes()), unit);
    }

    void write(Encoder out) {
        out.real(unit).bytes(evaluation.toBytes());
    }

    void add(Judged one) {
        evaluation.add(one.weighing(one.weight() * unit));
        unit /= fading;
        if (unit > LARGEST_UNIT) {
            evaluation.scale(1 / unit);
            unit = 1;
        }
    }

    /** The evaluation with the newest label at its own weight. */
    Evaluation now() {
        Evaluation now = Evaluation.fromBytes(evaluation.toBytes());
        now.scale(1 / (unit * fading));
        return now;
    }
}
