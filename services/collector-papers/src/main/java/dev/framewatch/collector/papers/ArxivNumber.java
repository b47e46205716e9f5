package dev.framewatch.collector.papers;

import dev.framewatch.event.Precision;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A paper's number at arXiv without its version, as arXiv's own page on identifiers defines it: {@code YYMM.number}
 * since April 2007, {@code archive/YYMMNNN} before. A subject class in an old number ({@code cs.AI/0112017}) is no part
 * of it.
 *
 * @param text the number, such as {@code 1706.03762} or {@code cs/0112017}
 * @param month the first day of the month in which the number was given
 */
record ArxivNumber(String text, LocalDate month) {
    private static final Pattern NEW = Pattern.compile("(\\d\\d)(\\d\\d)\\.\\d{4,5}");
    private static final Pattern OLD = Pattern.compile("([a-z-]+)(?:\\.[a-z-]+)?/((\\d\\d)(\\d\\d)\\d{3})");
    private static final Pattern BEFORE =
            Pattern.compile("(?i)^(https?://)?(www\\.|export\\.)?arxiv\\.org/(abs|pdf)/|^arxiv:");
    private static final Pattern BEHIND = Pattern.compile("(v\\d+)?(\\.pdf)?$");

    /** The number in a text that is one or in an address at arXiv; {@code null} where there is none. */
    static @Nullable ArxivNumber of(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String bare = BEFORE.matcher(text.strip()).replaceFirst("").toLowerCase(Locale.ROOT);
        String number = BEHIND.matcher(bare).replaceFirst("");
        Matcher now = NEW.matcher(number);
        if (now.matches()) {
            LocalDate month = month(2000 + Integer.parseInt(now.group(1)), now.group(2));
            return month == null || month.isBefore(LocalDate.of(2007, 4, 1)) ? null : new ArxivNumber(number, month);
        }
        Matcher old = OLD.matcher(number);
        if (!old.matches()) {
            return null;
        }
        int year = Integer.parseInt(old.group(3));
        LocalDate month = month(year + (year > 90 ? 1900 : 2000), old.group(4));
        return month == null || month.isAfter(LocalDate.of(2007, 3, 1))
                ? null
                : new ArxivNumber(old.group(1) + "/" + old.group(2), month);
    }

    private static @Nullable LocalDate month(int year, String month) {
        int number = Integer.parseInt(month);
        return number < 1 || number > 12 ? null : LocalDate.of(year, number, 1);
    }

    /** When the paper appeared, right to the month. */
    PaperDate date() {
        return PaperDate.on(month, Precision.MONTH);
    }
}
