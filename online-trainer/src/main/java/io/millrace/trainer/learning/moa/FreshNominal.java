package io.millrace.trainer.learning.moa;

import moa.classifiers.core.attributeclassobservers.NominalAttributeClassObserver;
import moa.options.OptionHandler;

/** MOA's observer of a category, but that a copy of one that has seen nothing is made anew; see {@link FreshObservers}. */
final class FreshNominal extends NominalAttributeClassObserver {
    private static final long serialVersionUID = 1L;

    @Override
    public OptionHandler copy() {
        return totalWeightObserved == 0 && missingWeightObserved == 0 ? new FreshNominal() : super.copy();
    }
}
