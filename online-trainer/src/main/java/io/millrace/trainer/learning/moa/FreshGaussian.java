package io.millrace.trainer.learning.moa;

import moa.classifiers.core.attributeclassobservers.GaussianNumericAttributeClassObserver;
import moa.options.OptionHandler;

/** MOA's observer of a number, but that a copy of one that has seen nothing is made anew; see {@link FreshObservers}. */
final class FreshGaussian extends GaussianNumericAttributeClassObserver {
    private static final long serialVersionUID = 1L;

    @Override
    public OptionHandler copy() {
        if (!attValDistPerClass.isEmpty()) {
            return super.copy();
        }
        FreshGaussian copy = new FreshGaussian();
        copy.numBinsOption = numBinsOption; // one for all: it is saved once, and restored as one
        return copy;
    }
}
