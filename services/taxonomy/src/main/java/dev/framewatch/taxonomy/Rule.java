package dev.framewatch.taxonomy;

import org.jspecify.annotations.Nullable;

/**
 * What one pattern means where it is found.
 *
 * @param sense what the words are
 * @param pattern the words
 * @param framework the framework that they show or, as context, speak for; none: they speak for any
 */
record Rule(Sense sense, String pattern, @Nullable Framework framework) {
    /** What words are, and where; of several for the same words the first is the strongest. */
    enum Sense {
        /** The whole title of a framework's own repository. */
        REPOSITORY("repositories"),
        /** A whole entry of what the source declares. */
        DECLARED("declared"),
        /** A whole package name in a manifest. */
        PACKAGE("packages"),
        /** A whole topic. */
        TOPIC("topics"),
        /** A framework's name, anywhere. */
        NAME("names"),
        /** A name that is also a plain word, so that something else must speak for it. */
        AMBIGUOUS("in-context"),
        /** A phrase that holds a framework's name in another sense. */
        OTHER("not"),
        /** Words that belong to deep learning. */
        CONTEXT("context");

        private final String property;

        Sense(String property) {
            this.property = property;
        }

        /** The property of the taxonomy's file that lists them. */
        String property() {
            return property;
        }
    }

    /** The rule's name in evidence: the property of the taxonomy's file and the entry there. */
    String name() {
        return sense.property + ": " + pattern;
    }
}
