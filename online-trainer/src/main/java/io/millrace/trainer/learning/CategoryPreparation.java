package io.millrace.trainer.learning;

import java.util.ArrayList;
import java.util.List;

/**
 * A category by its number in a dictionary: as that number, for learners that know of categories, or as columns of which one is 1, for
 * those that know numbers alone. What is not in the dictionary is number 0. A closed attribute has no such number: there it is missing.
 */
final class CategoryPreparation implements InputPreparation {
    private final Attribute attribute;
    private final int place;
    private final boolean oneHot;
    private final int most;
    private final List<Column> columns;
    private Dictionary dictionary;

    CategoryPreparation(Attribute attribute, int place, boolean oneHot, int most) {
        this.attribute = attribute;
        this.place = place;
        this.oneHot = oneHot;
        this.most = attribute.closed() ? attribute.categories().size() : most;
        this.dictionary = new Dictionary(this.most);
        attribute.categories().forEach(dictionary::learn);
        this.columns = columns(attribute.closed() ? this.most : this.most + 1);
    }

    private List<Column> columns(int values) {
        if (!oneHot) {
            return List.of(new Column(attribute.name(), values));
        }
        List<Column> all = new ArrayList<>();
        for (int value = 0; value < values; value++) {
            all.add(Column.number(attribute.name(), attribute.name() + "=" + value));
        }
        return List.copyOf(all);
    }

    @Override
    public List<Column> columns() {
        return columns;
    }

    @Override
    public void learn(Inputs inputs) {
        String category = inputs.category(place);
        if (category != null) {
            dictionary.learn(category);
        }
    }

    @Override
    public void apply(Inputs inputs, double[] row, int at) {
        String category = inputs.category(place);
        int value = category == null ? -1 : dictionary.number(category) - (attribute.closed() ? 1 : 0);
        if (!oneHot) {
            row[at] = value < 0 ? Double.NaN : value;
        } else if (value >= 0) {
            row[at + value] = 1;
        }
    }

    @Override
    public void write(Encoder out) {
        dictionary.write(out);
    }

    @Override
    public void read(Decoder in) {
        dictionary = Dictionary.read(most, in);
    }
}
