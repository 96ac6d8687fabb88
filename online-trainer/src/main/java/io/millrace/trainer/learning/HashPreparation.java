package io.millrace.trainer.learning;

import java.util.ArrayList;
import java.util.List;

/**
 * A category as one of a fixed number of columns, by its hash: nothing has to be remembered, and two categories may share a column with
 * opposite signs (Weinberger, Dasgupta, Langford, Smola, Attenberg, "Feature hashing for large scale multitask learning",
 * ICML 2009). Missing is all 0.
 */
final class HashPreparation implements InputPreparation {
    private final String name;
    private final int place;
    private final int columns;

    HashPreparation(String name, int place, int columns) {
        this.name = name;
        this.place = place;
        this.columns = columns;
    }

    @Override
    public List<Column> columns() {
        List<Column> all = new ArrayList<>();
        for (int column = 0; column < columns; column++) {
            all.add(Column.number(name, name + "#" + column));
        }
        return all;
    }

    @Override
    public void learn(Inputs inputs) {
        // a hash is known from the start
    }

    @Override
    public void apply(Inputs inputs, double[] row, int at) {
        String category = inputs.category(place);
        if (category != null) {
            int hash = Hashes.of(category);
            row[at + Math.floorMod(hash >> 1, columns)] = (hash & 1) == 0 ? 1 : -1;
        }
    }

    @Override
    public void write(Encoder out) {
        // nothing was learned
    }

    @Override
    public void read(Decoder in) {
        // nothing was learned
    }
}
