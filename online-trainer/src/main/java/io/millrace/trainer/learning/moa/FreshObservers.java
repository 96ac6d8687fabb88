package io.millrace.trainer.learning.moa;

import com.github.javacliparser.Option;
import moa.classifiers.core.attributeclassobservers.GaussianNumericAttributeClassObserver;
import moa.classifiers.core.attributeclassobservers.NominalAttributeClassObserver;
import moa.options.AbstractClassOption;
import moa.options.OptionHandler;
import org.jspecify.annotations.Nullable;

/**
 * Lets MOA's trees make the observers of a new leaf by a constructor. MOA copies one that has seen nothing, by Java serialisation, for each input of
 * each leaf: two thirds of the time that a forest learns. What is observed, and so what is learned, is the same.
 */
final class FreshObservers {
    private FreshObservers() {}

    /** Puts them in the place of MOA's, in a learner and all that it is made of. */
    static void into(OptionHandler part) {
        for (Option option : part.getOptions().getOptionArray()) {
            if (option instanceof AbstractClassOption place) {
                @Nullable Object object = place.getPreMaterializedObject();
                if (object instanceof GaussianNumericAttributeClassObserver gaussian) {
                    FreshGaussian fresh = new FreshGaussian();
                    fresh.numBinsOption.setValue(gaussian.numBinsOption.getValue());
                    place.setCurrentObject(fresh);
                } else if (object instanceof NominalAttributeClassObserver) {
                    place.setCurrentObject(new FreshNominal());
                } else if (object instanceof OptionHandler inner) {
                    into(inner);
                }
            }
        }
    }
}
