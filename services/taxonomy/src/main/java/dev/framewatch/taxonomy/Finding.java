package dev.framewatch.taxonomy;

import dev.framewatch.event.Evidence;
import org.jspecify.annotations.Nullable;

/**
 * Words in an event that name a framework or product.
 *
 * @param subject what they name
 * @param rule the rule that read them
 * @param feature what they say by the place where they stand
 * @param field where
 * @param text the entry that holds them
 * @param start their first byte in the entry, folded
 * @param end the byte after their last
 * @param first their first character in the entry
 * @param last the character after their last
 * @param capitals how many capitals they have, unless all is written in capitals around them; 0 where the name is sure
 * @param joined whether they are a part of a name with hyphens or the like; false where the name is sure
 * @param cue what the words beside them say; absent: nothing
 */
record Finding(
        Subject subject,
        Rule rule,
        Feature feature,
        Field field,
        String text,
        int start,
        int end,
        int first,
        int last,
        int capitals,
        boolean joined,
        @Nullable Cue cue) {

    boolean firm() {
        return rule.sense().firm();
    }

    /** Whether it has a capital, if the name has one and stands among sentences. */
    boolean spelledAsAName() {
        return !field.prose() || capitals > 0 || rule.pattern().chars().noneMatch(Character::isUpperCase);
    }

    boolean sameWordsAs(Finding other) {
        return start == other.start && end == other.end && field == other.field && text.equals(other.text);
    }

    Finding with(Cue other) {
        return new Finding(subject, rule, feature, field, text, start, end, first, last, capitals, joined, other);
    }

    Evidence evidence() {
        String words = text.substring(first, last);
        if (words.length() > Evidence.LONGEST) {
            boolean pair = Character.isHighSurrogate(words.charAt(Evidence.LONGEST - 1));
            words = words.substring(0, pair ? Evidence.LONGEST - 1 : Evidence.LONGEST);
        }
        return new Evidence(field.toString(), words, rule.name());
    }
}
