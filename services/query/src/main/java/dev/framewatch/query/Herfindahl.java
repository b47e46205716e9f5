package dev.framewatch.query;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * The sum of squared parts of a whole. O. C. Herfindahl, "Concentration in the Steel Industry", Columbia University
 * (1950); its variance where the parts are counted in a sample is E. H. Simpson's, "Measurement of diversity", Nature
 * 163 (1949), 688.
 *
 * @param index from 1 over the number of parts, all equal, to 1, one alone
 * @param low lower end of its 95 % interval; absent: the sample is too small for one
 * @param high upper end
 */
record Herfindahl(
        double index, @Nullable Double low, @Nullable Double high) {
    /** The fewest counts for which the normal approximation of the interval is given. */
    static final int LEAST = 30;

    /** The concentration of counts, of which one is above 0. */
    static Herfindahl of(Collection<Long> counts) {
        double sum = counts.stream().mapToLong(Long::longValue).sum();
        double squares = 0;
        double cubes = 0;
        for (long count : counts) {
            double part = count / sum;
            squares += part * part;
            cubes += part * part * part;
        }
        if (sum < LEAST) {
            return new Herfindahl(squares, null, null);
        }
        double half = Wilson.Z * 2 * Math.sqrt(Math.max(0, cubes - squares * squares) / sum);
        return new Herfindahl(squares, Math.max(1 / sum, squares - half), Math.min(1, squares + half));
    }

    /** The number of equal parts that are as concentrated. */
    double effective() {
        return 1 / index;
    }
}
