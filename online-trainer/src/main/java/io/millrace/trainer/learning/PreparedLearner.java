package io.millrace.trainer.learning;

import io.millrace.runtime.project.PreparationSpec;
import java.util.List;

/** A learner that prepares its inputs. The preparation takes an example into account before the algorithm learns it. */
public final class PreparedLearner implements Learner {
    private static final int FORMAT = 1;

    private final InputSchema schema;
    private final PreparationSpec spec;
    private final Preparation preparation;
    private final Algorithm algorithm;

    private PreparedLearner(InputSchema schema, PreparationSpec spec, Preparation preparation, Algorithm algorithm) {
        this.schema = schema;
        this.spec = spec;
        this.preparation = preparation;
        this.algorithm = algorithm;
    }

    /** Makes the algorithm of a learner, for the columns that its rows have. */
    @FunctionalInterface
    public interface Maker {
        /** Makes one, untrained. */
        Algorithm make(List<Column> columns);
    }

    /** Restores the algorithm of a learner. */
    @FunctionalInterface
    public interface Restorer {
        /** Restores one from its saved bytes. */
        Algorithm restore(List<Column> columns, byte[] saved);
    }

    /** Starts an untrained learner. */
    public static PreparedLearner create(InputSchema schema, PreparationSpec spec, Maker maker) {
        Preparation preparation = new Preparation(spec, schema);
        return new PreparedLearner(schema, spec, preparation, maker.make(preparation.columns()));
    }

    /**
     * Restores one from what {@link #save} returned.
     *
     * @throws UnreadableStateException if the bytes are anything else
     */
    public static PreparedLearner restore(InputSchema schema, PreparationSpec spec, byte[] saved, Restorer restorer) {
        Decoder in = new Decoder("learner", FORMAT, saved);
        Preparation preparation = new Preparation(spec, schema);
        preparation.restore(in.bytes());
        Algorithm algorithm = restorer.restore(preparation.columns(), in.bytes());
        in.end();
        return new PreparedLearner(schema, spec, preparation, algorithm);
    }

    @Override
    public double[] predict(Inputs inputs) {
        schema.check(inputs);
        return algorithm.predict(preparation.apply(inputs));
    }

    @Override
    public void learn(Inputs inputs, double label, double weight) {
        schema.check(inputs, label, weight);
        if (weight == 0) {
            return;
        }
        preparation.learn(inputs);
        algorithm.learn(preparation.apply(inputs), label, weight);
    }

    @Override
    public byte[] save() {
        return new Encoder(FORMAT)
                .bytes(preparation.save())
                .bytes(algorithm.save())
                .toBytes();
    }

    @Override
    public String describe() {
        return algorithm.describe() + "; " + spec.describe();
    }
}
