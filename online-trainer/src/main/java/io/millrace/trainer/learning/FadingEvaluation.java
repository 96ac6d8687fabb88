package io.millrace.trainer.learning;

/** An evaluation in which every label counts less than the one after it. Instead of letting the old ones shrink, the new ones grow. */
final class FadingEvaluation {
    private static final double LARGEST_UNIT = 1e9;

    private final InputSchema schema;
    private final double fading;
    private final Evaluation evaluation;

    /** What the next label weighs. */
    private double unit;

    FadingEvaluation(InputSchema schema, double fading) {
        this(schema, fading, Evaluation.none(schema), 1);
    }

    private FadingEvaluation(InputSchema schema, double fading, Evaluation evaluation, double unit) {
        this.schema = schema;
        this.fading = fading;
        this.evaluation = evaluation;
        this.unit = unit;
    }

    static FadingEvaluation read(InputSchema schema, double fading, Decoder in) {
        double unit = in.real();
        return new FadingEvaluation(schema, fading, Evaluation.fromBytes(schema, in.bytes()), unit);
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
        Evaluation now = Evaluation.none(schema);
        now.add(evaluation);
        now.scale(1 / (unit * fading));
        return now;
    }
}
