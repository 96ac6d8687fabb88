package io.millrace.drift.detection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Whether a window has more rows of categories that its reference lacks than chance brings. Its effect is the share of such rows.
 *
 * <p>What a sample has not seen has about the share of what it has seen once (Good 1953, "The population frequencies of species and the
 * estimation of population parameters", who owes it to Turing). Against that share, of one row more, the p-value is the binomial upper tail of
 * the effective number of rows with a new category.
 */
final class NewCategories {

    static final String NAME = "new-category";

    private NewCategories() {}

    static Comparison compare(CategoricalSample reference, CategoricalSample current) {
        double n = reference.effectiveSize();
        double m = current.effectiveSize();
        double once = reference.categories().stream()
                .filter(category -> reference.share(category) * n < 1.5)
                .count();
        List<CategoryShare> found = new ArrayList<>();
        double share = 0;
        for (String category : current.categories()) {
            if (!reference.categories().contains(category)) {
                share += current.share(category);
                found.add(new CategoryShare(category, 0, current.share(category)));
            }
        }
        found.sort(Comparator.comparingDouble((CategoryShare one) -> -one.current()));
        double unseen = Math.min(1, (once + 1) / (n + 1));
        TestResult test = new TestResult(
                NAME,
                share,
                share,
                BinomialTail.of(share, m, unseen),
                reference.size(),
                current.size(),
                n,
                m,
                Direction.SHAPE);
        return new Comparison(
                test,
                true,
                () -> new Evidence.CategoricalEvidence(found.subList(0, Math.min(Evidence.TOP, found.size()))));
    }
}
