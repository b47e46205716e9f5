package dev.framewatch.query;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a page of events ended: what a reader sends to get the next one.
 *
 * @param generation the generation that the pages are read from
 * @param occurredAt epoch milliseconds of the last event
 * @param id the last event's id
 * @param snapshot the snapshot that the pages are read from
 * @param check a hash of the rest and of the query's filters, which finds what was damaged or mixed up
 */
record Cursor(String generation, long occurredAt, String id, String snapshot, String check) {
    private static final Pattern FORM = Pattern.compile("([A-Za-z0-9_-]{1,1000})\\.([A-Za-z0-9_=-]{1,30000})");
    private static final Pattern PLACE =
            Pattern.compile("([0-9a-f]{1,8}) ([a-z0-9][a-z0-9._-]{0,99}) (-?[0-9]{1,15}) ([^ ]{1,512})");

    /** The cursor behind an event, for a query with these filters. */
    static Cursor of(String filters, String generation, long occurredAt, String id, String snapshot) {
        return new Cursor(generation, occurredAt, id, snapshot, check(filters, generation, occurredAt, id, snapshot));
    }

    /**
     * The cursor that a text stands for.
     *
     * @throws IllegalArgumentException if it stands for none
     */
    static Cursor parse(String text) {
        Matcher form = FORM.matcher(text);
        if (form.matches()) {
            byte[] bytes = Base64.getUrlDecoder().decode(form.group(1));
            Matcher place = PLACE.matcher(new String(bytes, StandardCharsets.UTF_8));
            if (place.matches()) {
                return new Cursor(
                        place.group(2), Long.parseLong(place.group(3)), place.group(4), form.group(2), place.group(1));
            }
        }
        throw new IllegalArgumentException("not a cursor");
    }

    /** Whether it is whole, and from a query with these filters. */
    boolean belongsTo(String filters) {
        return check.equals(check(filters, generation, occurredAt, id, snapshot));
    }

    private static String check(String filters, String generation, long occurredAt, String id, String snapshot) {
        return Integer.toHexString(
                List.of(filters, generation, occurredAt, id, snapshot).hashCode());
    }

    /** Its text: letters, digits, {@code . _ -} and {@code =}. */
    @Override
    public String toString() {
        byte[] place = (check + " " + generation + " " + occurredAt + " " + id).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(place) + "." + snapshot;
    }
}
