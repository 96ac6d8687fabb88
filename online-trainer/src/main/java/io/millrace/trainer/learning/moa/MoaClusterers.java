package io.millrace.trainer.learning.moa;

import com.github.javacliparser.IntOption;
import io.millrace.runtime.project.PreparationSpec;
import io.millrace.runtime.project.Task;
import io.millrace.trainer.learning.Clusters;
import io.millrace.trainer.learning.Column;
import io.millrace.trainer.learning.InputSchema;
import io.millrace.trainer.learning.Learner;
import io.millrace.trainer.learning.LearnerFactory;
import io.millrace.trainer.learning.LearnerOptionsException;
import io.millrace.trainer.learning.LearnerSpec;
import io.millrace.trainer.learning.PreparedLearner;
import io.millrace.trainer.learning.UnreadableStateException;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import moa.clusterers.Clusterer;
import moa.clusterers.clustream.Clustream;

/** MOA's clusterers, by option strings in its own syntax: {@code clustream.Clustream -h 1000 -k 100}. */
public final class MoaClusterers implements LearnerFactory {
    static final String CLUSTREAM = "clustream.Clustream";
    /** Micro-clusters are compared each with each. */
    private static final int MOST = 500;

    private static final int MOST_RADIUS = 100;

    @Override
    public SortedSet<String> names() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(List.of(CLUSTREAM)));
    }

    @Override
    public Learner create(LearnerSpec spec, InputSchema schema) {
        return PreparedLearner.create(schema, spec.preparation(), columns -> {
            if (spec.preparation().missing() == PreparationSpec.Missing.KEEP) {
                throw new LearnerOptionsException(
                        CLUSTREAM
                                + " measures distances, and from a missing number there is none: 'missing: zero' or 'missing: mean' puts one in its place");
            }
            columns.stream().filter(Column::nominal).findFirst().ifPresent(column -> {
                throw new LearnerOptionsException(
                        CLUSTREAM + " measures distances, and '" + column.name()
                                + "' is a category: 'categories: one_hot' or 'categories: hash' under 'prepare' makes numbers of it");
            });
            Clustream model = model(spec, schema);
            String description = describe(model);
            model.prepareForUse();
            model.setModelContext(MoaHeader.bare(columns));
            return new Clusters(
                    new MoaMicroClusters(model, description), schema.classes().size(), spec.seed());
        });
    }

    @Override
    public Learner restore(LearnerSpec spec, InputSchema schema, byte[] saved) {
        return PreparedLearner.restore(
                schema,
                spec.preparation(),
                saved,
                (columns, bytes) -> Clusters.restore(bytes, schema.classes().size(), spec.seed(), micro -> {
                    Clustream model = SavedModel.read(Clustream.class, micro);
                    if (model.getModelContext().numAttributes() != columns.size()) {
                        throw new UnreadableStateException(
                                "the saved " + spec.name() + " was made for other inputs than " + columns);
                    }
                    return new MoaMicroClusters(model, describe(model(spec, schema)));
                }));
    }

    private static Clustream model(LearnerSpec spec, InputSchema schema) {
        if (schema.task() != Task.CLUSTERING) {
            throw new LearnerOptionsException(
                    "learner '" + spec.name() + "' looks for clusters: it needs 'task: clustering'");
        }
        Clustream model = new Clustream();
        OptionReader.read(spec.options(), model);
        requireFrom(model.maxNumKernelsOption, schema.classes().size(), MOST);
        requireFrom(model.timeWindowOption, 1, Integer.MAX_VALUE);
        requireFrom(model.kernelRadiFactorOption, 1, MOST_RADIUS);
        return model;
    }

    private static void requireFrom(IntOption option, int least, int most) {
        if (option.getValue() < least || option.getValue() > most) {
            throw new LearnerOptionsException("option -" + option.getCLIChar() + " (" + option.getName() + ") of "
                    + CLUSTREAM + " cannot be " + option.getValue() + ": expected a whole number from " + least + " to "
                    + most);
        }
    }

    private static String describe(Clustream model) {
        return model.getCLICreationString(Clusterer.class).strip() + ", MOA " + MoaLearners.MOA_VERSION;
    }
}
