package dev.framewatch.allinone;

import dev.framewatch.taxonomy.corpus.Agreement;
import dev.framewatch.taxonomy.corpus.Evaluation;
import dev.framewatch.taxonomy.corpus.Score;
import dev.framewatch.taxonomy.corpus.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What an evaluation has to tell.
 *
 * @param taxonomy the version of the taxonomy that was measured
 * @param measured figures by labelled rows; empty where there are none
 * @param agreement agreement with what rows declare; empty where there are none
 */
record EvaluationReport(String taxonomy, Optional<Measured> measured, Optional<Agreement> agreement) {
    /**
     * Figures by labelled rows.
     *
     * @param classifier what the classifier reaches
     * @param baseline what one word a label reaches
     * @param worst the rows with the worst errors
     */
    record Measured(Evaluation classifier, Evaluation baseline, List<Verdict> worst) {}

    /** The scores, one line a label and one for all together. */
    Listing scores() {
        Listing listing = new Listing(
                "label",
                "rows",
                "hits",
                "wrong",
                "precision",
                "recall",
                "F1",
                "word precision",
                "word recall",
                "word F1");
        measured.ifPresent(figures -> {
            Score nothing = new Score(0, 0, 0);
            figures.classifier()
                    .scores()
                    .forEach((label, score) -> row(
                            listing, label, score, figures.baseline().scores().getOrDefault(label, nothing)));
            row(
                    listing,
                    "all together",
                    figures.classifier().together(),
                    figures.baseline().together());
        });
        return listing;
    }

    private static void row(Listing listing, String label, Score score, Score words) {
        listing.row(
                label,
                String.valueOf(score.rows()),
                String.valueOf(score.hits()),
                String.valueOf(score.wrong()),
                figure(score.precision()),
                figure(score.recall()),
                figure(score.f1()),
                figure(words.precision()),
                figure(words.recall()),
                figure(words.f1()));
    }

    /** A share with four digits; empty where there is none. */
    static String figure(double share) {
        return Double.isNaN(share) ? "" : String.format(Locale.ROOT, "%.4f", share);
    }
}
