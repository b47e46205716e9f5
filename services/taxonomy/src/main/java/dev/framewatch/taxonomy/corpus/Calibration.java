package dev.framewatch.taxonomy.corpus;

import dev.framewatch.event.Tag;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How often tags are right, by tenths of their confidence. Of the tags with 0.9, about nine in ten should be.
 *
 * <p>A tag speaks for its product where that is a label, and for its framework otherwise; a tag in a role that is no
 * use, and one that cannot be judged, is not counted.
 */
public final class Calibration {
    /**
     * Tags whose confidence is in one tenth.
     *
     * @param tags how many there are
     * @param right how many of them are right
     * @param confidence the sum of their confidences
     */
    public record Tenth(int tags, int right, double confidence) {
        Tenth plus(Tenth other) {
            return new Tenth(tags + other.tags, right + other.right, confidence + other.confidence);
        }

        /** The part that is right. */
        public double share() {
            return (double) right / tags;
        }

        /** What the share should be: the mean of the confidences. */
        public double expected() {
            return confidence / tags;
        }
    }

    private final SortedMap<Integer, Tenth> tenths = new TreeMap<>();

    void add(Verdict verdict) {
        for (Tag tag : verdict.tags()) {
            if (tag.role().countsAsUse()) {
                judge(tag, verdict.truth()).ifPresent(right -> {
                    int tenth = (int) Math.min(9, Math.floor(tag.confidence() * 10 + 1e-9));
                    tenths.merge(tenth, new Tenth(1, right ? 1 : 0, tag.confidence()), Tenth::plus);
                });
            }
        }
    }

    private static Optional<Boolean> judge(Tag tag, Truth truth) {
        if (tag.product() != null && Vocabulary.labels().contains(tag.product())) {
            return truth.judge(tag.product());
        }
        return tag.framework() == null ? Optional.empty() : truth.judge(tag.framework());
    }

    /** The tenths that have tags, by the first digit of the confidence; 9 is 0.9 to 1. */
    public SortedMap<Integer, Tenth> tenths() {
        return new TreeMap<>(tenths);
    }
}
