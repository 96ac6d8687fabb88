package io.millrace.trainer.learning.moa;

import com.yahoo.labs.samoa.instances.InstancesHeader;
import io.millrace.trainer.learning.InputSchema;
import io.millrace.trainer.learning.Learner;
import io.millrace.trainer.learning.LearnerFactory;
import io.millrace.trainer.learning.LearnerSpec;
import io.millrace.trainer.learning.UnreadableStateException;
import java.util.Collections;
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

    @Override
    public SortedSet<String> names() {
        return Collections.unmodifiableSortedSet(AllowedParts.learners());
    }

    @Override
    public Learner create(LearnerSpec spec, InputSchema schema) {
        AbstractClassifier model = OptionReader.read(spec.options());
        String description = describe(model, spec);
        // before prepareForUse: later it would be ignored without a word
        model.setRandomSeed(Long.hashCode(spec.seed()));
        model.prepareForUse();
        model.setModelContext(MoaHeader.of(schema));
        return new MoaLearner(model, schema, description);
    }

    @Override
    public Learner restore(LearnerSpec spec, InputSchema schema, byte[] saved) {
        AbstractClassifier expected = OptionReader.read(spec.options());
        AbstractClassifier model = SavedClassifier.read(expected.getClass(), saved);
        @Nullable InstancesHeader header = model.getModelContext();
        if (header == null || !MoaHeader.matches(header, schema)) {
            throw new UnreadableStateException(
                    "the saved " + spec.name() + " was made for other inputs or classes than " + schema);
        }
        return new MoaLearner(model, schema, describe(expected, spec));
    }

    private static String describe(AbstractClassifier model, LearnerSpec spec) {
        return options(model) + ", seed " + spec.seed() + ", MOA " + MOA_VERSION;
    }

    /** MOA's normal form: options in their own order, those at their default left out. */
    private static String options(AbstractClassifier model) {
        return model.getCLICreationString(Classifier.class).strip();
    }
}
