package dev.framewatch.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One framework or product that an event shows, with the reasons.
 *
 * @param framework the framework's id in the taxonomy, such as {@code pytorch}; absent for a product that serves several
 * @param product the product's id in the taxonomy, such as {@code torchserve}; absent where the framework was named
 * @param axis the product's axis
 * @param role what it is to the event
 * @param implied whether the framework is implied, by the product or by another tag, and has no words of its own
 * @param confidence the probability that the tag is right, 0 to 1
 * @param evidence the strongest reasons first, 1 to {@value #MOST_EVIDENCE}
 */
public record Tag(
        @Nullable String framework,
        @Nullable String product,
        @Nullable Axis axis,
        Role role,
        boolean implied,
        double confidence,
        List<Evidence> evidence) {
    /** The most pieces of evidence that a tag keeps. */
    public static final int MOST_EVIDENCE = 8;

    public Tag {
        if (framework != null) {
            Rules.slug("tags.framework", framework);
        } else if (product == null) {
            throw new InvalidEvent("tags.framework", "is missing; a tag names a framework, a product or both");
        }
        if (product != null) {
            Rules.slug("tags.product", product);
        }
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new InvalidEvent("tags.confidence", "is " + confidence + "; it is a probability, 0 to 1");
        }
        evidence = List.copyOf(evidence);
        if (evidence.isEmpty() || evidence.size() > MOST_EVIDENCE) {
            throw new InvalidEvent(
                    "tags.evidence", "has " + evidence.size() + " entries; a tag has 1 to " + MOST_EVIDENCE);
        }
    }

    /** The tag of a framework that this one implies: the same role, probability and reasons. */
    public Tag implying(String other) {
        return new Tag(other, null, null, role, true, confidence, evidence);
    }
}
