package dev.framewatch.query;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.stat.regression.OLSMultipleLinearRegression;

/**
 * A straight line through the log-odds of a share, window by window: the empirical logit with half a count added, and
 * least squares weighted by its variance. D. R. Cox and E. J. Snell, "Analysis of Binary Data", 2nd ed., Chapman and
 * Hall (1989), section 2.1. Where the windows scatter more than counts do, the errors are as much wider: R. T. Birge,
 * "The calculation of errors by the method of least squares", Physical Review 40 (1932), 207–227.
 *
 * @param intercept the log-odds in window 0
 * @param slope their change from a window to the next
 * @param windows how many windows it goes through; three at least
 * @param scatter how many times the variance of counts the windows' is; 1 at least
 * @param interceptVariance that of the intercept, scatter included
 * @param slopeVariance that of the slope
 * @param covariance that of both
 */
record LogOddsTrend(
        double intercept,
        double slope,
        int windows,
        double scatter,
        double interceptVariance,
        double slopeVariance,
        double covariance) {
    /** The fewest windows with events that a line is drawn through. */
    static final int LEAST_WINDOWS = 3;

    /** The 97.5th percentiles of Student's distribution, by the windows that a line goes through. */
    private static final Map<Integer, Double> STUDENT = new ConcurrentHashMap<>();

    /** The counts of one window: its place in time, and the share's numerator and denominator. */
    record Count(int window, long events, long total) {
        double logOdds() {
            return Math.log((events + 0.5) / (total - events + 0.5));
        }

        double variance() {
            return 1 / (events + 0.5) + 1 / (total - events + 0.5);
        }
    }

    /** A value and the ends of its 95 % interval. */
    record Interval(double value, double low, double high) {
        /** The shares that log-odds stand for. */
        Interval shares() {
            return new Interval(share(value), share(low), share(high));
        }
    }

    /** The line through windows that all have a total, three at least. */
    static LogOddsTrend through(List<Count> counts) {
        double[] weighted = new double[counts.size()];
        double[][] regressors = new double[counts.size()][];
        for (int i = 0; i < weighted.length; i++) {
            Count count = counts.get(i);
            double root = Math.sqrt(1 / count.variance());
            weighted[i] = count.logOdds() * root;
            regressors[i] = new double[] {root, count.window() * root};
        }
        OLSMultipleLinearRegression line = new OLSMultipleLinearRegression();
        line.setNoIntercept(true);
        line.newSampleData(weighted, regressors);
        double[] parameters = line.estimateRegressionParameters();
        double scatter = Math.max(1, line.calculateResidualSumOfSquares() / (weighted.length - 2));
        double[][] variances = line.estimateRegressionParametersVariance();
        return new LogOddsTrend(
                parameters[0],
                parameters[1],
                weighted.length,
                scatter,
                scatter * variances[0][0],
                scatter * variances[1][1],
                scatter * variances[0][1]);
    }

    /** The slope with its interval. */
    Interval momentum() {
        return around(slope, slopeVariance);
    }

    /**
     * The log-odds that a window's count will show, with the band that 95 % of such counts lie in.
     *
     * @param window its place in time
     * @param total how many events it is expected to hold
     */
    Interval forecast(int window, double total) {
        double logOdds = intercept + slope * window;
        double line = interceptVariance + 2.0 * window * covariance + (double) window * window * slopeVariance;
        double share = share(logOdds);
        double count = 1 / (total * share + 0.5) + 1 / (total * (1 - share) + 0.5);
        return around(logOdds, line + scatter * count);
    }

    private Interval around(double value, double variance) {
        double half = quantile() * Math.sqrt(variance);
        return new Interval(value, value - half, value + half);
    }

    /** Of the normal distribution where the windows scatter as counts do, whose variance is known; else of Student's. */
    private double quantile() {
        return scatter > 1 ? STUDENT.computeIfAbsent(windows, LogOddsTrend::student) : Wilson.Z;
    }

    private static double student(int windows) {
        return new TDistribution(windows - 2.0).inverseCumulativeProbability(0.975);
    }

    private static double share(double logOdds) {
        return 1 / (1 + Math.exp(-logOdds));
    }
}
