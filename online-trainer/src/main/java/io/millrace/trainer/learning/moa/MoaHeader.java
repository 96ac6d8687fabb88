package io.millrace.trainer.learning.moa;

import com.yahoo.labs.samoa.instances.Attribute;
import com.yahoo.labs.samoa.instances.DenseInstance;
import com.yahoo.labs.samoa.instances.Instance;
import com.yahoo.labs.samoa.instances.Instances;
import com.yahoo.labs.samoa.instances.InstancesHeader;
import io.millrace.trainer.learning.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Columns as MOA sees them: attributes in their order, the class last, which is nominal or a number. Classes are always given by
 * their index: asking MOA for the index of a value adds the value to the shared header.
 */
final class MoaHeader {
    private static final String LABEL = "class";

    private MoaHeader() {}

    static InstancesHeader of(List<Column> columns, List<String> classes) {
        List<Attribute> attributes = new ArrayList<>();
        for (Column column : columns) {
            attributes.add(
                    column.nominal() ? new Attribute(column.name(), values(column)) : new Attribute(column.name()));
        }
        attributes.add(classes.isEmpty() ? new Attribute(LABEL) : new Attribute(LABEL, new ArrayList<>(classes)));
        Instances instances = new Instances("examples", attributes, 0);
        instances.setClassIndex(attributes.size() - 1);
        return new InstancesHeader(instances);
    }

    /** Columns alone, for what knows of no label. */
    static InstancesHeader bare(List<Column> columns) {
        List<Attribute> attributes =
                columns.stream().map(column -> new Attribute(column.name())).toList();
        return new InstancesHeader(new Instances("rows", attributes, 0));
    }

    /** Returns a fresh row without a label. */
    static Instance bare(InstancesHeader header, double[] row) {
        Instance instance = new DenseInstance(1, row.clone());
        instance.setDataset(header);
        return instance;
    }

    private static List<String> values(Column column) {
        List<String> values = new ArrayList<>();
        for (int value = 0; value < column.values(); value++) {
            values.add(String.valueOf(value));
        }
        return values;
    }

    /** Returns a fresh instance, since some learners keep what they are given; the label is NaN when unknown. */
    static Instance instance(InstancesHeader header, double[] row, double label, double weight) {
        double[] values = Arrays.copyOf(row, row.length + 1);
        values[row.length] = label;
        Instance instance = new DenseInstance(weight, values);
        instance.setDataset(header);
        return instance;
    }

    /** Returns whether a header read from saved bytes is that of the columns and classes. */
    static boolean matches(InstancesHeader header, List<Column> columns, List<String> classes) {
        int last = columns.size();
        if (header.numAttributes() != last + 1 || header.classIndex() != last) {
            return false;
        }
        for (int i = 0; i < last; i++) {
            Attribute attribute = header.attribute(i);
            Column column = columns.get(i);
            boolean same = column.nominal()
                    ? attribute.isNominal() && attribute.numValues() == column.values()
                    : attribute.isNumeric();
            if (!same || !attribute.name().equals(column.name())) {
                return false;
            }
        }
        Attribute label = header.attribute(last);
        return classes.isEmpty() ? label.isNumeric() : classes.equals(label.getAttributeValues());
    }
}
