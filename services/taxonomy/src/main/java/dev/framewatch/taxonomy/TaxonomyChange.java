package dev.framewatch.taxonomy;

import java.util.Locale;

/**
 * One difference between two taxonomies.
 *
 * @param kind what was done
 * @param part the part of the file: {@code frameworks}, {@code products}, {@code vendors}, {@code context}…
 * @param id the framework, product or vendor; empty in a part that is about none
 * @param property the property; empty where the whole framework, product or vendor came or went
 * @param before the word or value in the older one; empty where there is none
 * @param after the word or value in the newer one; empty where there is none
 */
public record TaxonomyChange(Kind kind, String part, String id, String property, String before, String after) {
    /** What was done. */
    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED;

        /** The name in JSON: lower case. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static TaxonomyChange added(String part, String id, String property, String after) {
        return new TaxonomyChange(Kind.ADDED, part, id, property, "", after);
    }

    static TaxonomyChange removed(String part, String id, String property, String before) {
        return new TaxonomyChange(Kind.REMOVED, part, id, property, before, "");
    }
}
