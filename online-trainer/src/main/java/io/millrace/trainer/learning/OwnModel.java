package io.millrace.trainer.learning;

import java.nio.ByteBuffer;

/**
 * What a learner has learned of the examples of one key alone, and says together with the model for all.
 *
 * @param learner the model; what it has learned is saved with the row
 * @param weight of the examples that it has learned
 * @param last event time at which it learned the last of them, or should have
 */
record OwnModel(Learner learner, double weight, long last) {
    private static final int FORMAT = 1;

    /** Place in a row of the time at which it was written. */
    private static final int LAST = 1;

    static OwnModel read(LearnerFactory factory, LearnerSpec spec, InputSchema schema, byte[] row) {
        Decoder in = new Decoder("model of a key", FORMAT, row);
        long last = in.fixed();
        double weight = in.amount();
        Learner learner = factory.restore(spec, schema, in.bytes());
        in.end();
        return new OwnModel(learner, weight, last);
    }

    static byte[] row(long last, double weight, byte[] saved) {
        return new Encoder(FORMAT).fixed(last).amount(weight).bytes(saved).toBytes();
    }

    /** The time at which a row was written. */
    static long last(byte[] row) {
        return new Decoder("model of a key", FORMAT, row).fixed();
    }

    /** The same row, at another time. */
    static byte[] at(long last, byte[] row) {
        byte[] renewed = row.clone();
        ByteBuffer.wrap(renewed).putLong(LAST, last);
        return renewed;
    }

    /**
     * What both say together: each counts as much as it has learned of this key, the model for all as the prior says. One that has nothing
     * to say does not count.
     *
     * @param shared what the model for all says
     */
    double[] with(double[] shared, double prior, Inputs inputs) {
        double[] own = learner.predict(inputs);
        double ofOwn = silent(own) ? 0 : weight;
        double ofShared = silent(shared) ? 0 : prior;
        double all = ofOwn + ofShared;
        if (all == 0) {
            return shared;
        }
        double[] together = new double[shared.length];
        for (int place = 0; place < together.length; place++) {
            together[place] = (ofOwn * own[place] + ofShared * shared[place]) / all;
        }
        return together;
    }

    /** Of classes one with a score of 0 for each says nothing; a number is always something. */
    private static boolean silent(double[] scores) {
        if (scores.length == 1) {
            return false;
        }
        for (double score : scores) {
            if (score != 0) {
                return false;
            }
        }
        return true;
    }
}
