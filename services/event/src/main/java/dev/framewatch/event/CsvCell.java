package dev.framewatch.event;

/** A text in CSV (RFC 4180), which a spreadsheet reads as text, never as a formula. */
public final class CsvCell {
    /** What begins a formula, also in full width; and what is passed over before one. */
    private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

    private static final String ENDS_A_CELL = ",;|\t\"\r\n";

    private CsvCell() {}

    /**
     * A text that keeps its meaning; a character that could start a formula is put behind an apostrophe, and whatever some
     * spreadsheet takes for the end of a cell between quotes.
     */
    public static String of(String value) {
        String safe = !value.isEmpty() && FORMULA.indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        boolean plain = safe.chars().noneMatch(c -> ENDS_A_CELL.indexOf(c) >= 0);
        return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }
}
