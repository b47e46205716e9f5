package dev.framewatch.taxonomy.corpus;

/**
 * How well a label is found.
 *
 * @param rows in how many rows it is shown
 * @param hits in how many of these it was found
 * @param wrong in how many rows it was found and is wrong for certain
 */
public record Score(int rows, int hits, int wrong) {
    static final Score NONE = new Score(0, 0, 0);

    Score plus(Score other) {
        return new Score(rows + other.rows, hits + other.hits, wrong + other.wrong);
    }

    /** The part of what was found that is right; not a number where nothing was found. */
    public double precision() {
        return (double) hits / (hits + wrong);
    }

    /** The part of what is shown that was found; not a number where nothing is shown. */
    public double recall() {
        return (double) hits / rows;
    }

    /** The harmonic mean of precision and recall; not a number where nothing is shown and nothing was found. */
    public double f1() {
        return 2.0 * hits / (hits + wrong + rows);
    }
}
