package dev.framewatch.query;

import dev.framewatch.query.LogOddsTrend.Interval;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.random.RandomDataGenerator;
import org.hipparchus.random.Well19937a;

/**
 * The 95 % interval of a weighted mean of shares, by a stratified parametric bootstrap of 1,000 rounds from a fixed seed:
 * in each round every stratum's share is drawn anew, and the interval ends where 2.5 % of the means lie beyond. A share is
 * drawn from the distribution whose intervals are {@link Wilson}'s, so a stratum of three events that agree is not sure of
 * itself, and the interval of a single stratum is Wilson's: M. Xie and K. Singh, "Confidence distribution, the frequentist
 * distribution estimator of a parameter: a review", International Statistical Review 81 (2013), 3–39. The draws of a
 * stratum are spread evenly, so that chance decides only which meet: M. D. McKay, R. J. Beckman and W. J. Conover, "A
 * comparison of three methods for selecting values of input variables", Technometrics 21 (1979), 239–245.
 */
final class Bootstrap {
    static final int ROUNDS = 1_000;

    private static final int SEED = 20_261_123;
    private static final int BEYOND = ROUNDS / 40;

    /** Evenly spread draws of the standard normal distribution, in another order for each stratum. */
    private static final double[][] DRAWS = draws(Weights.SOURCES.size());

    private Bootstrap() {}

    /** One part of the mean: its weight, all weights summing to 1, and its share's numerator and denominator. */
    record Stratum(double weight, long events, long total) {
        double share() {
            return (double) events / total;
        }

        /** Adds its part of the mean in each round: the end of Wilson's interval as far from its middle as was drawn. */
        private void addTo(double[] means, double[] draws) {
            double n = total;
            double p = share();
            double variance = p * (1 - p) / n;
            for (int round = 0; round < ROUNDS; round++) {
                double z = draws[round];
                double end = p + z * z / (2 * n) + z * Math.sqrt(variance + z * z / (4 * n * n));
                means[round] += weight * Math.min(1, Math.max(0, end / (1 + z * z / n)));
            }
        }
    }

    private static double[][] draws(int strata) {
        NormalDistribution normal = new NormalDistribution();
        double[] even = IntStream.range(0, ROUNDS)
                .mapToDouble(i -> normal.inverseCumulativeProbability((i + 0.5) / ROUNDS))
                .toArray();
        RandomDataGenerator random = RandomDataGenerator.of(new Well19937a(SEED));
        return IntStream.range(0, strata)
                .mapToObj(stratum -> Arrays.stream(random.nextPermutation(ROUNDS, ROUNDS))
                        .mapToDouble(i -> even[i])
                        .toArray())
                .toArray(double[][]::new);
    }

    /** The mean and its interval, of at most as many strata as there are sources. */
    static Interval interval(List<Stratum> strata) {
        double mean = 0;
        double[] means = new double[ROUNDS];
        for (int i = 0; i < strata.size(); i++) {
            Stratum stratum = strata.get(i);
            mean += stratum.weight * stratum.share();
            stratum.addTo(means, DRAWS[i]);
        }
        mean = Math.min(1, mean);
        double low = end(means, 1);
        double high = -end(means, -1);
        return new Interval(mean, Math.min(mean, low), Math.max(mean, Math.min(1, high)));
    }

    /** Where the lowest of the means end, or with -1 the highest, negated; only those are sorted. */
    private static double end(double[] means, int sign) {
        double[] lowest = new double[BEYOND + 1];
        Arrays.fill(lowest, Double.POSITIVE_INFINITY);
        for (double each : means) {
            double mean = sign * each;
            if (mean < lowest[BEYOND]) {
                int place = BEYOND;
                while (place > 0 && lowest[place - 1] > mean) {
                    lowest[place] = lowest[place - 1];
                    place--;
                }
                lowest[place] = mean;
            }
        }
        return (lowest[BEYOND - 1] + lowest[BEYOND]) / 2;
    }
}
