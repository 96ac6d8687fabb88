package io.millrace.drift.detection;

import java.util.Set;
import java.util.TreeSet;

/**
 * The peer that the categorical test was chosen against: G-test of homogeneity on effective counts, as Rao and Scott 1984
 * correct for clusters, categories with an expected count under 5 pooled.
 */
final class GStatistic {

    private GStatistic() {}

    static double pValue(CategoricalSample reference, CategoricalSample current) {
        double n = reference.effectiveSize();
        double m = current.effectiveSize();
        Set<String> categories = new TreeSet<>(reference.categories());
        categories.addAll(current.categories());
        double g = 0;
        int cells = 0;
        double rareReference = 0;
        double rareCurrent = 0;
        for (String category : categories) {
            double p = reference.share(category);
            double q = current.share(category);
            double pooled = (n * p + m * q) / (n + m);
            if (Math.min(n, m) * pooled < 5) {
                rareReference += p;
                rareCurrent += q;
            } else {
                g += term(n, p, pooled) + term(m, q, pooled);
                cells++;
            }
        }
        double rare = (n * rareReference + m * rareCurrent) / (n + m);
        if (rare > 0) {
            g += term(n, rareReference, rare) + term(m, rareCurrent, rare);
            cells++;
        }
        return cells < 2 ? 1 : chiSquareTail(2 * g, cells - 1);
    }

    private static double term(double size, double share, double expected) {
        return share == 0 ? 0 : size * share * Math.log(share / expected);
    }

    /** Upper tail of chi-square with whole degrees of freedom, by the recurrence over degrees two apart. */
    static double chiSquareTail(double x, int degrees) {
        double tail = degrees % 2 == 0 ? Math.exp(-x / 2) : 2 * normalTail(Math.sqrt(x));
        double term =
                degrees % 2 == 0 ? Math.exp(-x / 2) : Math.exp(-x / 2) * Math.sqrt(2 / (Math.PI * Math.max(x, 1e-12)));
        for (int k = degrees % 2 == 0 ? 2 : 1; k < degrees; k += 2) {
            term *= x / k;
            tail += term;
        }
        return tail;
    }

    /** Upper tail of the standard normal, by Simpson's rule over the 12 standard deviations that matter. */
    private static double normalTail(double z) {
        int steps = 2000;
        double h = 12.0 / steps;
        double sum = 0;
        for (int i = 0; i <= steps; i++) {
            double t = z + i * h;
            int weight = i == 0 || i == steps ? 1 : i % 2 == 1 ? 4 : 2;
            sum += weight * Math.exp(-t * t / 2);
        }
        return sum * h / 3 / Math.sqrt(2 * Math.PI);
    }
}
