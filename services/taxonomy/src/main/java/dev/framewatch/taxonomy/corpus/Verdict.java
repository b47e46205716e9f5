package dev.framewatch.taxonomy.corpus;

import dev.framewatch.event.Tag;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * How what was found in a row compares with what others have judged of it.
 *
 * @param row the row
 * @param truth what others have judged
 * @param tags the classifier's tags; empty where something else has found the labels
 * @param found the labels that were found
 */
public record Verdict(CorpusRow row, Truth truth, List<Tag> tags, Set<String> found) {
    public Verdict {
        tags = List.copyOf(tags);
        found = Vocabulary.labelsAmong(found);
    }

    /** The verdict on a row that has these tags. */
    public static Verdict of(CorpusRow row, List<Tag> tags) {
        return new Verdict(row, row.truth(), tags, ids(tags));
    }

    /** The verdict on a row in which something else than the classifier has found labels. */
    static Verdict of(CorpusRow row, Set<String> found) {
        return new Verdict(row, row.truth(), List.of(), found);
    }

    /** The ids of all frameworks and products that the tags say are used, in the order of the alphabet. */
    public static Set<String> ids(List<Tag> tags) {
        Set<String> ids = new TreeSet<>();
        for (Tag tag : tags) {
            if (tag.role().countsAsUse()) {
                ids.addAll(ids(tag));
            }
        }
        return ids;
    }

    static Set<String> ids(Tag tag) {
        Set<String> ids = new TreeSet<>();
        if (tag.framework() != null) {
            ids.add(tag.framework());
        }
        if (tag.product() != null) {
            ids.add(tag.product());
        }
        return ids;
    }

    /** The labels that the row shows and that were found. */
    public Set<String> hits() {
        Set<String> hits = new TreeSet<>(truth.shown());
        hits.retainAll(found);
        return hits;
    }

    /** The labels that the row shows and that were not found. */
    public Set<String> missed() {
        Set<String> missed = new TreeSet<>(truth.shown());
        missed.removeAll(found);
        return missed;
    }

    /** The labels that were found and are wrong for certain. */
    public Set<String> wrong() {
        Set<String> wrong = new TreeSet<>(found);
        wrong.removeIf(label -> truth.judge(label).orElse(true));
        return wrong;
    }
}
