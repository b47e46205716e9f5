package dev.framewatch.taxonomy;

import org.jspecify.annotations.Nullable;

/**
 * What one pattern means where it is found.
 *
 * @param sense what the words are
 * @param pattern the words
 * @param subject what they show or, as context, speak for or against; none: they speak for any
 */
record Rule(Sense sense, String pattern, @Nullable Subject subject) {
    /** What words are, and where; of several for the same words the first is the strongest. */
    enum Sense {
        /** The whole title of a repository of the framework's or product's own. */
        REPOSITORY("repositories"),
        /** A whole entry of what the source declares. */
        DECLARED("declared"),
        /** A whole package name in a manifest. */
        PACKAGE("packages"),
        /** A whole module name among the imports of code. */
        MODULE("imports"),
        /** A line of code in a text that imports a module or installs a package. */
        CODE("imports"),
        /** A whole topic. */
        TOPIC("topics"),
        /** An address in a text. */
        SITE("sites"),
        /** The ending of a file's name in a text. */
        FILE("files"),
        /** A name, anywhere. */
        NAME("names"),
        /** A name, anywhere, and the beginning of longer words. */
        STEM("stems"),
        /** A name that is also a plain word, so that something else must speak for it. */
        AMBIGUOUS("in-context"),
        /** A name that is such a plain word that its own context must stand in the event, and nothing against it. */
        PLAIN("in-own-context"),
        /** A phrase that holds a name in another sense. */
        OTHER("not"),
        /** Words that speak for a name. */
        CONTEXT("context"),
        /** Words that show that a name is meant in its plain sense. */
        AGAINST("against");

        private final String property;

        Sense(String property) {
            this.property = property;
        }

        /** The property of the taxonomy's file that lists them. */
        String property() {
            return property;
        }

        /** Whether they name what they are about, rather than speak for or against it. */
        boolean names() {
            return compareTo(OTHER) < 0;
        }

        /** Whether they are a name without any doubt. */
        boolean firm() {
            return names() && this != AMBIGUOUS && this != PLAIN;
        }

        /** Whether what lies within them has no sense of its own. */
        boolean covers() {
            return compareTo(OTHER) <= 0;
        }
    }

    /** The rule's name in evidence: the property of the taxonomy's file and the entry there. */
    String name() {
        return sense.property + ": " + pattern;
    }
}
