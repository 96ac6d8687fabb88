package io.millrace.trainer.learning.moa;

import com.yahoo.labs.samoa.instances.Attribute;
import com.yahoo.labs.samoa.instances.DenseInstance;
import com.yahoo.labs.samoa.instances.Instance;
import com.yahoo.labs.samoa.instances.Instances;
import com.yahoo.labs.samoa.instances.InstancesHeader;
import io.millrace.trainer.learning.InputSchema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A schema as MOA sees it: numeric attributes in the schema's order, the nominal class last. Classes are always given by
 * their index: asking MOA for the index of a value adds the value to the shared header.
 */
final class MoaHeader {
    private MoaHeader() {}

    static InstancesHeader of(InputSchema schema) {
        List<Attribute> attributes = new ArrayList<>();
        for (String name : schema.inputs()) {
            attributes.add(new Attribute(name));
        }
        attributes.add(new Attribute("class", new ArrayList<>(schema.classes())));
        Instances instances = new Instances("examples", attributes, 0);
        instances.setClassIndex(attributes.size() - 1);
        return new InstancesHeader(instances);
    }

    /** Returns a fresh instance, since some learners keep what they are given; the label is NaN when unknown. */
    static Instance instance(InstancesHeader header, double[] inputs, double label, double weight) {
        double[] values = Arrays.copyOf(inputs, inputs.length + 1);
        for (int i = 0; i < inputs.length; i++) {
            if (Double.isNaN(values[i])) {
                values[i] = 0.0;
            }
        }
        values[inputs.length] = label;
        Instance instance = new DenseInstance(weight, values);
        instance.setDataset(header);
        return instance;
    }

    /** Returns whether a header read from saved bytes is that of the schema. */
    static boolean matches(InstancesHeader header, InputSchema schema) {
        int inputs = schema.inputs().size();
        if (header.numAttributes() != inputs + 1 || header.classIndex() != inputs) {
            return false;
        }
        for (int i = 0; i < inputs; i++) {
            Attribute attribute = header.attribute(i);
            if (!attribute.isNumeric()
                    || !attribute.name().equals(schema.inputs().get(i))) {
                return false;
            }
        }
        return schema.classes().equals(header.attribute(inputs).getAttributeValues());
    }
}
