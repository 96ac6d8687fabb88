package io.millrace.trainer.learning.moa;

import com.yahoo.labs.samoa.instances.InstancesHeader;
import io.millrace.runtime.project.PreparationSpec;
import io.millrace.runtime.project.Task;
import io.millrace.trainer.learning.Algorithm;
import io.millrace.trainer.learning.AnomalyLearners;
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
import moa.classifiers.AbstractClassifier;
import moa.classifiers.Classifier;
import org.jspecify.annotations.Nullable;

/**
 * MOA's learners (Bifet, Holmes, Kirkby, Pfahringer, "MOA: Massive Online Analysis", JMLR 11, 2010), by option strings in
 * MOA's own syntax, for instance {@code meta.LeveragingBag -l (trees.HoeffdingTree -g 100) -s 20}. Only learners that
 * pass the conformance test are offered.
 */
public final class MoaLearners implements LearnerFactory {
    /** The version of MOA; saved learners are tied to it. */
    static final String MOA_VERSION = "2024.07.0";

    private static final String MULTIPLIES = "functions.Perceptron";

    @Override
    public SortedSet<String> names() {
        return Collections.unmodifiableSortedSet(AllowedParts.all());
    }

    @Override
    public Learner create(LearnerSpec spec, InputSchema schema) {
        if (schema.unsupervised()) {
            throw new LearnerOptionsException("learner '" + spec.name()
                    + "' learns from labels, and this model learns events as they come: it takes "
                    + (schema.task() == Task.ANOMALY ? AnomalyLearners.HALF_SPACE_TREES : MoaClusterers.CLUSTREAM));
        }
        return PreparedLearner.create(
                schema, spec.preparation(), columns -> algorithm(spec, columns, schema.classes()));
    }

    private static Algorithm algorithm(LearnerSpec spec, List<Column> columns, List<String> classes) {
        AbstractClassifier model = OptionReader.read(spec.options(), classes.isEmpty());
        if (spec.options().contains(MULTIPLIES)) {
            requireNumbers(spec.preparation(), columns);
        }
        String description = describe(model, spec);
        FreshObservers.into(model);
        // before prepareForUse: later it would be ignored without a word
        model.setRandomSeed(Long.hashCode(spec.seed()));
        model.prepareForUse();
        model.setModelContext(MoaHeader.of(columns, classes));
        return new MoaAlgorithm(model, classes.size(), description);
    }

    /** One missing value, multiplied, makes a weight NaN for ever; and the number of a category is none to multiply. */
    private static void requireNumbers(PreparationSpec preparation, List<Column> columns) {
        if (preparation.missing() == PreparationSpec.Missing.KEEP) {
            throw new LearnerOptionsException(
                    MULTIPLIES + " multiplies its inputs, and a missing one would spoil it for"
                            + " ever: 'missing: zero' or 'missing: mean' puts a number in its place");
        }
        columns.stream().filter(Column::nominal).findFirst().ifPresent(column -> {
            throw new LearnerOptionsException(
                    MULTIPLIES + " multiplies its inputs, and '" + column.name()
                            + "' is a category: 'categories: one_hot' or 'categories: hash' under 'prepare' makes numbers of it");
        });
    }

    @Override
    public Learner restore(LearnerSpec spec, InputSchema schema, byte[] saved) {
        return PreparedLearner.restore(
                schema,
                spec.preparation(),
                saved,
                (columns, bytes) -> restored(spec, columns, schema.classes(), bytes));
    }

    private static Algorithm restored(LearnerSpec spec, List<Column> columns, List<String> classes, byte[] saved) {
        AbstractClassifier expected = OptionReader.read(spec.options(), classes.isEmpty());
        AbstractClassifier model = SavedModel.read(expected.getClass(), saved);
        @Nullable InstancesHeader header = model.getModelContext();
        if (header == null || !MoaHeader.matches(header, columns, classes)) {
            throw new UnreadableStateException("the saved " + spec.name()
                    + " was made for other inputs or classes than " + columns + ", " + classes);
        }
        return new MoaAlgorithm(model, classes.size(), describe(expected, spec));
    }

    private static String describe(AbstractClassifier model, LearnerSpec spec) {
        return options(model) + ", seed " + spec.seed() + ", MOA " + MOA_VERSION;
    }

    /** MOA's normal form: options in their own order, those at their default left out. */
    private static String options(AbstractClassifier model) {
        return model.getCLICreationString(Classifier.class).strip();
    }
}
