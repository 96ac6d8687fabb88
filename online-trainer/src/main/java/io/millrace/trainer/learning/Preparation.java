package io.millrace.trainer.learning;

import io.millrace.runtime.project.PreparationSpec;
import java.util.ArrayList;
import java.util.List;

/** What becomes of inputs before a learner sees them. It is part of the learner: it learns with it, and is saved with it. */
final class Preparation {
    private static final int FORMAT = 1;

    private final List<InputPreparation> inputs = new ArrayList<>();
    private final List<Column> columns = new ArrayList<>();

    /** By input that is seen: the place of its first column. */
    private final int[] first;

    Preparation(PreparationSpec spec, InputSchema schema) {
        this.first = new int[schema.attributes().size()];
        for (int place = 0; place < first.length; place++) {
            Attribute attribute = schema.attributes().get(place);
            if (!attribute.key()) {
                first[inputs.size()] = columns.size();
                InputPreparation input = of(attribute, place, spec);
                inputs.add(input);
                columns.addAll(input.columns());
            }
        }
    }

    private static InputPreparation of(Attribute attribute, int place, PreparationSpec spec) {
        if (!attribute.categorical()) {
            return new NumberPreparation(attribute.name(), place, spec);
        }
        return spec.encoding() == PreparationSpec.Encoding.HASH
                ? new HashPreparation(attribute.name(), place, spec.size())
                : new CategoryPreparation(
                        attribute, place, spec.encoding() == PreparationSpec.Encoding.ONE_HOT, spec.size());
    }

    /** Returns the columns of the rows. */
    List<Column> columns() {
        return columns;
    }

    void learn(Inputs example) {
        inputs.forEach(input -> input.learn(example));
    }

    /** Returns the row that a learner sees. */
    double[] apply(Inputs example) {
        double[] row = new double[columns.size()];
        for (int input = 0; input < inputs.size(); input++) {
            inputs.get(input).apply(example, row, first[input]);
        }
        return row;
    }

    byte[] save() {
        Encoder out = new Encoder(FORMAT);
        inputs.forEach(input -> input.write(out));
        return out.toBytes();
    }

    void restore(byte[] saved) {
        Decoder in = new Decoder("preparation", FORMAT, saved);
        inputs.forEach(input -> input.read(in));
        in.end();
    }
}
