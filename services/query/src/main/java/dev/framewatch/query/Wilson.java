package dev.framewatch.query;

/**
 * The 95 % score interval of a proportion. E. B. Wilson, "Probable inference, the law of succession, and statistical
 * inference", Journal of the American Statistical Association 22 (1927), 209–212.
 *
 * @param low its lower end, 0 to 1
 * @param high its upper end, 0 to 1
 */
record Wilson(double low, double high) {
    /** The 97.5th percentile of the standard normal distribution. */
    static final double Z = 1.959963984540054;

    /** The interval for {@code hits} of {@code total}, which is at least 1. */
    static Wilson of(long hits, long total) {
        double n = total;
        double p = hits / n;
        double z2 = Z * Z;
        double middle = (p + z2 / (2 * n)) / (1 + z2 / n);
        double half = Z / (1 + z2 / n) * Math.sqrt(p * (1 - p) / n + z2 / (4 * n * n));
        return new Wilson(hits == 0 ? 0 : middle - half, hits == total ? 1 : middle + half);
    }
}
