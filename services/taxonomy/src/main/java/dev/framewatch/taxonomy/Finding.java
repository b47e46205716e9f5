package dev.framewatch.taxonomy;

import dev.framewatch.event.Evidence;

/**
 * Words in an event that may show a framework.
 *
 * @param framework the framework
 * @param rule the rule that read them
 * @param field where
 * @param weight how far that is trusted
 * @param text the entry that holds them
 * @param start their first byte in the entry, folded
 * @param end the byte after their last
 */
record Finding(Framework framework, Rule rule, Field field, double weight, String text, int start, int end) {
    boolean firm() {
        return rule.sense() != Rule.Sense.AMBIGUOUS;
    }

    boolean own() {
        return rule.sense() == Rule.Sense.REPOSITORY;
    }

    boolean sameRuleAs(Finding other) {
        return field == other.field && rule.equals(other.rule);
    }

    boolean sameWordsAs(Finding other) {
        return start == other.start && end == other.end && framework.equals(other.framework) && text.equals(other.text);
    }

    Evidence evidence() {
        String words = FoldedText.slice(text, start, end);
        if (words.length() > Evidence.LONGEST) {
            boolean pair = Character.isHighSurrogate(words.charAt(Evidence.LONGEST - 1));
            words = words.substring(0, pair ? Evidence.LONGEST - 1 : Evidence.LONGEST);
        }
        return new Evidence(field.toString(), words, rule.name());
    }
}
