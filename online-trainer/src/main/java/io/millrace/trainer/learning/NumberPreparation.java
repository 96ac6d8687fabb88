package io.millrace.trainer.learning;

import io.millrace.runtime.project.PreparationSpec;
import java.util.List;

/** A number: scaled, put in where it is missing, and kept within bounds. */
final class NumberPreparation implements InputPreparation {
    private final String name;
    private final int place;
    private final PreparationSpec spec;
    private Moments moments = new Moments();

    NumberPreparation(String name, int place, PreparationSpec spec) {
        this.name = name;
        this.place = place;
        this.spec = spec;
    }

    @Override
    public List<Column> columns() {
        return List.of(Column.number(name, name));
    }

    @Override
    public void learn(Inputs inputs) {
        double value = inputs.number(place);
        if (spec.learnsMoments() && !Double.isNaN(value)) {
            moments.add(value, spec.clip());
        }
    }

    @Override
    public void apply(Inputs inputs, double[] row, int at) {
        double value = inputs.number(place);
        if (Double.isNaN(value)) {
            value = switch (spec.missing()) {
                case ZERO -> 0;
                case MEAN -> moments.mean();
                case KEEP -> Double.NaN;
            };
        }
        double scaled = spec.scale() == PreparationSpec.Scale.STANDARD ? moments.standard(value) : value;
        row[at] = Math.max(-spec.clip(), Math.min(spec.clip(), scaled));
    }

    @Override
    public void write(Encoder out) {
        if (spec.learnsMoments()) {
            moments.write(out);
        }
    }

    @Override
    public void read(Decoder in) {
        if (spec.learnsMoments()) {
            moments = Moments.read(in);
        }
    }
}
