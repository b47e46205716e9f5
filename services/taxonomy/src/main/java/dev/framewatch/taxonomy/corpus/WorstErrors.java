package dev.framewatch.taxonomy.corpus;

import dev.framewatch.event.Tag;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The verdicts with the worst errors of a corpus, of which only so many are kept while it is read. A wrong label is as
 * bad as its tag is sure; a label that was missed is as bad as a wrong one of confidence 1.
 */
public final class WorstErrors {
    private record Kept(Verdict verdict, double badness, long order) {}

    private static final Comparator<Kept> MILDEST_FIRST =
            Comparator.comparingDouble(Kept::badness).thenComparing(Kept::order, Comparator.reverseOrder());

    private final int most;
    private final PriorityQueue<Kept> errors = new PriorityQueue<>(MILDEST_FIRST);
    private long seen;

    /** @param most how many to keep */
    public WorstErrors(int most) {
        this.most = most;
    }

    /** Keeps a verdict if it is among the worst. */
    public void add(Verdict verdict) {
        double badness = badness(verdict);
        if (badness > 0) {
            errors.add(new Kept(verdict, badness, seen++));
            if (errors.size() > most) {
                errors.remove();
            }
        }
    }

    private static double badness(Verdict verdict) {
        double badness = verdict.missed().size();
        for (String label : verdict.wrong()) {
            badness += verdict.tags().stream()
                    .filter(tag -> tag.role().countsAsUse())
                    .filter(tag -> Verdict.ids(tag).contains(label))
                    .mapToDouble(Tag::confidence)
                    .max()
                    .orElse(0);
        }
        return badness;
    }

    /** The worst first; of equal ones in the corpus's order. */
    public List<Verdict> worst() {
        List<Kept> sorted = new ArrayList<>(errors);
        sorted.sort(MILDEST_FIRST.reversed());
        return sorted.stream().map(Kept::verdict).toList();
    }
}
