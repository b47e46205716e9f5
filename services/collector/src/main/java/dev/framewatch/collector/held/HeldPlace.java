package dev.framewatch.collector.held;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How far {@code collected} was handed out.
 *
 * @param partition the partition
 * @param offset the first record that was not handed out
 * @param end where its end was when it was begun, so that what is published meanwhile comes in the next pass; -1 if it
 *     was not begun
 */
record HeldPlace(int partition, long offset, long end) {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,9})@([0-9]{1,18})/(-1|[0-9]{1,18})");

    static HeldPlace read(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return start(0);
        }
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("'" + text + "' is no place in what is held");
        }
        return new HeldPlace(
                Integer.parseInt(parts.group(1)), Long.parseLong(parts.group(2)), Long.parseLong(parts.group(3)));
    }

    static HeldPlace start(int partition) {
        return new HeldPlace(partition, 0, -1);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%d@%d/%d", partition, offset, end);
    }
}
