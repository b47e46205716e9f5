package dev.framewatch.event;

/**
 * Why a tag is there: the words in the event and the rule that read them.
 *
 * @param field the event's field: {@code title}, {@code text}, {@code topics}, {@code dependencies}, {@code declared}…
 * @param matched the words as they stand in the field, at most {@value #LONGEST} characters
 * @param rule the taxonomy's rule, as the taxonomy names it
 */
public record Evidence(String field, String matched, String rule) {
    /** The most characters that {@code matched} may have. */
    public static final int LONGEST = 120;

    public Evidence {
        Rules.notBlank("tags.evidence.field", field, 40);
        Rules.notBlank("tags.evidence.matched", matched, LONGEST);
        Rules.notBlank("tags.evidence.rule", rule, 200);
    }
}
