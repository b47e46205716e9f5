package dev.framewatch.query;

/**
 * How many times as often two things meet as they would if neither knew of the other: S. Brin and others, "Dynamic
 * itemset counting and implication rules for market basket data", SIGMOD Record 26 (1997), 255–264, who call it
 * interest. Its 95 % interval is on the logarithm's scale, by the delta method for one multinomial sample: A. Agresti,
 * "Categorical Data Analysis", 3rd ed., Wiley (2013), section 16.1.
 *
 * @param value 1: as by chance
 * @param low its lower end
 * @param high its upper end
 */
record Lift(double value, double low, double high) {
    /**
     * The lift of two things.
     *
     * @param both how often both are there; once at least
     * @param one how often the one is there
     * @param other how often the other is there
     * @param total of how many
     */
    static Lift of(long both, long one, long other, long total) {
        double n = total;
        double value = both * n / ((double) one * other);
        double variance = 1.0 / both - 1.0 / one - 1.0 / other + (2 * value - 1) / n;
        double factor = Math.exp(Wilson.Z * Math.sqrt(Math.max(0, variance)));
        return new Lift(value, value / factor, value * factor);
    }
}
