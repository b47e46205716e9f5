package dev.framewatch.query;

/**
 * How many times as frequent a name is as before: the ratio of two proportions with half a count added to each number,
 * and its 95 % interval on the logarithm's scale. D. Katz and others, "Obtaining confidence intervals for the risk ratio
 * in cohort studies", Biometrics 34 (1978), 469–474; for the half counts, H. M. Pettigrew and others, "The bias and
 * higher cumulants of the logarithm of a binomial variate", Biometrika 73 (1986), 425–435.
 *
 * @param ratio the ratio; 1 where nothing changed
 * @param low its lower end
 * @param high its upper end
 */
record Rise(double ratio, double low, double high) {
    /** The rise from {@code before} of {@code ofBefore} to {@code events} of {@code of}. */
    static Rise of(long events, long of, long before, long ofBefore) {
        double logarithm = Math.log((events + 0.5) / (of + 0.5)) - Math.log((before + 0.5) / (ofBefore + 0.5));
        double variance = 1 / (events + 0.5) - 1 / (of + 0.5) + 1 / (before + 0.5) - 1 / (ofBefore + 0.5);
        double half = Wilson.Z * Math.sqrt(Math.max(0, variance));
        return new Rise(Math.exp(logarithm), Math.exp(logarithm - half), Math.exp(logarithm + half));
    }

    /** Whether the whole interval lies above no change. */
    boolean isSure() {
        return low > 1;
    }
}
