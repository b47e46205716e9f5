package dev.framewatch.taxonomy.corpus;

/**
 * Two labels of one row that were taken for each other.
 *
 * @param missed the label that is shown and was not found; {@link #NOTHING}: all that are shown were found
 * @param given the label that was found and is wrong; {@link #NOTHING}: none
 */
public record Confusion(String missed, String given) {
    /** Where there is no label on one side. */
    public static final String NOTHING = "-";
}
