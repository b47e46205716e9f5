package dev.framewatch.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One framework that an event shows, with the reasons.
 *
 * @param framework the framework's id in the taxonomy, such as {@code pytorch}
 * @param product the product of the taxonomy that showed it, such as {@code torchserve}
 * @param axis the product's axis
 * @param role what the framework is to the event
 * @param implied whether another tag implies this one, rather than words of its own
 * @param confidence the probability that the tag is right, 0 to 1
 * @param evidence the strongest reasons first, 1 to {@value #MOST_EVIDENCE}
 */
public record Tag(
        String framework,
        @Nullable String product,
        @Nullable Axis axis,
        Role role,
        boolean implied,
        double confidence,
        List<Evidence> evidence) {
    /** The most pieces of evidence that a tag keeps. */
    public static final int MOST_EVIDENCE = 8;

    public Tag {
        Rules.slug("tags.framework", framework);
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
}
