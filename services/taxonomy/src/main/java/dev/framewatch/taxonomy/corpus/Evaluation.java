package dev.framewatch.taxonomy.corpus;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How well labels are found in a corpus, summed up row by row.
 *
 * <p>Recall counts the labels that rows show. Precision counts hits, and wrong labels where the corpus says all labels
 * or says that there is none. What a row's labels imply is neither asked for nor wrong.
 */
public final class Evaluation {
    /** From how many rows on a label counts in the mean over labels. */
    public static final int ENOUGH_ROWS = 20;

    private final Map<String, Score> scores = new TreeMap<>();
    private final Map<Confusion, Integer> confusions = new LinkedHashMap<>();
    private final Calibration complete = new Calibration();
    private final Calibration judged = new Calibration();
    private int rows;
    private int hardNegatives;
    private int untagged;

    /** Counts one row. */
    public void add(Verdict verdict) {
        rows++;
        verdict.truth().shown().forEach(label -> count(label, new Score(1, 0, 0)));
        verdict.hits().forEach(label -> count(label, new Score(0, 1, 0)));
        verdict.wrong().forEach(label -> count(label, new Score(0, 0, 1)));
        for (String missed : orNothing(verdict.missed())) {
            for (String given : orNothing(verdict.wrong())) {
                if (!missed.equals(given)) {
                    confusions.merge(new Confusion(missed, given), 1, Integer::sum);
                }
            }
        }
        judged.add(verdict);
        if (verdict.truth().complete()) {
            complete.add(verdict);
        }
        if (verdict.truth().hardNegative()) {
            hardNegatives++;
            untagged += verdict.found().isEmpty() ? 1 : 0;
        }
    }

    private void count(String label, Score score) {
        scores.merge(label, score, Score::plus);
    }

    private static Set<String> orNothing(Set<String> labels) {
        return labels.isEmpty() ? Set.of(Confusion.NOTHING) : labels;
    }

    /** How many rows were counted. */
    public int rows() {
        return rows;
    }

    /** The scores of the labels that a row shows or that were found wrongly, in the vocabulary's order. */
    public Map<String, Score> scores() {
        Map<String, Score> ordered = new LinkedHashMap<>();
        for (String label : Vocabulary.labels()) {
            Score score = scores.get(label);
            if (score != null) {
                ordered.put(label, score);
            }
        }
        return ordered;
    }

    /** The score of all labels together, by which the micro-averages are made. */
    public Score together() {
        return scores.values().stream().reduce(Score.NONE, Score::plus);
    }

    /** The mean F1 of the labels that {@value #ENOUGH_ROWS} rows or more show; not a number where none has so many. */
    public double macroF1() {
        return scores.values().stream()
                .filter(score -> score.rows() >= ENOUGH_ROWS)
                .mapToDouble(Score::f1)
                .average()
                .orElse(Double.NaN);
    }

    /** How many rows have no label and tempt to one. */
    public int hardNegatives() {
        return hardNegatives;
    }

    /** In how many of these no label was found. */
    public int untagged() {
        return untagged;
    }

    /** The part of the hard negatives in which no label was found; not a number where there are none. */
    public double untaggedShare() {
        return (double) untagged / hardNegatives;
    }

    /** In how many rows which label was missed and which one given instead. */
    public Map<Confusion, Integer> confusions() {
        return new LinkedHashMap<>(confusions);
    }

    /** The tags of the rows whose labels are complete: all of these can be judged. */
    public Calibration calibration() {
        return complete;
    }

    /** The tags of all rows that can be judged, which where labels are missing are the right ones only. */
    public Calibration calibrationOfAllRows() {
        return judged;
    }
}
