package dev.framewatch.query;

import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;
import org.hipparchus.special.Beta;

/**
 * The exact 95 % interval of a proportion that is told only because it was seen. What nobody saw is not told, so its count
 * is one of those from 1 on: zero-truncated binomial, D. J. Finney, "The truncated binomial distribution", Annals of
 * Eugenics 14 (1949), 319–328. The ends are made of its tails as C. J. Clopper and E. S. Pearson make them, Biometrika 26
 * (1934), 404–413; on why one has to count among what is told alone, W. Fithian, D. Sun and J. Taylor, "Optimal inference
 * after model selection", arXiv:1410.2597. A thing that was chosen beforehand has {@link Wilson}'s.
 *
 * @param low its lower end, 0 to 1
 * @param high its upper end, 0 to 1
 */
record Seen(double low, double high) {
    /** What may lie beyond each end. */
    private static final double TAIL = 0.025;

    private static final int MOST_STEPS = 1_000;

    /** The interval for {@code hits}, at least 1, of {@code total}. */
    static Seen of(long hits, long total) {
        return new Seen(
                hits == 1 ? 0 : chance(hits, total, TAIL), hits == total ? 1 : chance(hits + 1, total, 1 - TAIL));
    }

    /** The chance by which what is seen at all is seen so often, at least twice, or more in such a part of the cases. */
    private static double chance(long hits, long total, double part) {
        return new BracketingNthOrderBrentSolver(1e-12, 1e-15, 5)
                .solve(MOST_STEPS, chance -> atLeast(hits, total, chance) - part, 0, 1, hits / (total + 1.0));
    }

    /** The part of the cases with one or more hits that have so many, at least 2, or more. */
    private static double atLeast(long hits, long total, double chance) {
        if (chance <= 0 || chance >= 1) {
            return chance <= 0 ? 0 : 1;
        }
        double any = -Math.expm1(total * Math.log1p(-chance));
        return Beta.regularizedBeta(chance, (double) hits, total - hits + 1.0) / any;
    }
}
