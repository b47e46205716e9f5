package dev.framewatch.taxonomy.corpus;

import dev.framewatch.taxonomy.Product;
import dev.framewatch.taxonomy.Subject;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What somebody else has judged of a row.
 *
 * @param labels the frameworks and products that it is about
 * @param shown those of them that its texts or manifests show, and that are asked for
 * @param complete whether there are no others, so that another one is wrong
 * @param hardNegative whether it has no label and was chosen because it tempts to one
 */
public record Truth(Set<String> labels, Set<String> shown, boolean complete, boolean hardNegative) {
    public Truth {
        labels = Collections.unmodifiableSet(new TreeSet<>(labels));
        shown = Collections.unmodifiableSet(new TreeSet<>(shown));
    }

    /** What is right where it is found: the labels and what they imply. */
    private Set<String> right() {
        Set<String> right = Vocabulary.parents(labels);
        right.addAll(labels);
        return right;
    }

    /** Whether it is right to find this framework or product here; empty where that cannot be judged. */
    public Optional<Boolean> judge(String id) {
        if (!Vocabulary.labels().contains(id)) {
            return Optional.empty();
        }
        if (right().contains(id)) {
            return Optional.of(true);
        }
        return complete ? Optional.of(false) : Optional.empty();
    }

    /**
     * Whether a use of this framework or product is right; empty where that cannot be judged, and for what a label
     * implies, since nobody said whether the row shows it. A product that is no label is judged by the one framework
     * that it implies.
     */
    public Optional<Boolean> judge(Subject subject) {
        String id = subject.id();
        if (subject instanceof Product product && !Vocabulary.labels().contains(id)) {
            id = product.implied().orElse(id);
        }
        boolean impliedOnly = !labels.contains(id) && right().contains(id);
        return impliedOnly ? Optional.empty() : judge(id);
    }
}
