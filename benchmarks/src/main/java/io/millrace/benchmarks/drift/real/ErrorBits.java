package io.millrace.benchmarks.drift.real;

import com.yahoo.labs.samoa.instances.Attribute;
import com.yahoo.labs.samoa.instances.DenseInstance;
import com.yahoo.labs.samoa.instances.Instance;
import com.yahoo.labs.samoa.instances.Instances;
import com.yahoo.labs.samoa.instances.InstancesHeader;
import io.millrace.drift.detection.Row;
import java.util.ArrayList;
import java.util.List;
import moa.classifiers.Classifier;
import moa.core.Utils;
import moa.options.ClassOption;

/**
 * The errors of a learner of MOA that is asked about each row before it learns from it: 1 where it was wrong, else 0.
 *
 * @param options of the learner, in MOA's syntax
 * @param learns from how many rows; as they are, nothing is learned from later ones
 */
record ErrorBits(String options, int learns) {

    /** One row for each row, at its time; the last value of a row is its class, 0 or 1. */
    List<Row> of(List<Row> rows) throws Exception {
        int inputs = rows.get(0).values().size() - 1;
        InstancesHeader header = header(inputs);
        Classifier model = (Classifier) ClassOption.cliStringToObject(options, Classifier.class, null);
        model.prepareForUse();
        model.setModelContext(header);
        List<Row> errors = new ArrayList<>();
        for (Row row : rows) {
            Instance instance = new DenseInstance(inputs + 1);
            instance.setDataset(header);
            for (int i = 0; i <= inputs; i++) {
                instance.setValue(i, row.values().get(i) instanceof Double number ? number : 0);
            }
            boolean right = Utils.maxIndex(model.getVotesForInstance(instance)) == (int) instance.classValue();
            errors.add(Row.of(row.eventId(), row.time(), null, right ? 0.0 : 1.0));
            if (errors.size() <= learns) {
                model.trainOnInstance(instance);
            }
        }
        return errors;
    }

    private static InstancesHeader header(int inputs) {
        List<Attribute> attributes = new ArrayList<>();
        for (int i = 0; i < inputs; i++) {
            attributes.add(new Attribute("f" + i));
        }
        attributes.add(new Attribute("class", List.of("0", "1")));
        Instances data = new Instances("rows", attributes, 0);
        data.setClassIndex(inputs);
        return new InstancesHeader(data);
    }
}
