package dev.framewatch.collector.papers;

import dev.framewatch.event.Draft;
import dev.framewatch.event.Precision;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * When a paper appeared.
 *
 * @param at the first instant (UTC) of that day, month or year
 * @param precision how finely it is known
 */
record PaperDate(Instant at, Precision precision) {
    /** No longer than this before its number was given was a paper dated, so what knows the day is newer than what does not. */
    private static final Duration BEFORE_ITS_NUMBER = Duration.ofDays(31);

    /** A date in ISO 8601, which may lack day or month or go on with a time; {@code null} where it is none. */
    static @Nullable PaperDate of(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return switch (text.length()) {
                case 4 -> on(LocalDate.parse(text + "-01-01"), Precision.YEAR);
                case 7 -> on(LocalDate.parse(text + "-01"), Precision.MONTH);
                default -> on(LocalDate.parse(text.substring(0, Math.min(10, text.length()))), Precision.DAY);
            };
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    static PaperDate on(LocalDate day, Precision precision) {
        return new PaperDate(day.atStartOfDay().toInstant(ZoneOffset.UTC), precision);
    }

    /**
     * Dates an event. The archive tells no changes, so the paper's own date stands for the last one, and for when it
     * was observed; neither depends on when it is imported. Before 1970 there are no revisions, so there it is the first.
     */
    Draft date(Draft draft, Clock clock) {
        return date(draft, 0, clock);
    }

    /** The same where more is told of some papers, so that what tells more is the newer. */
    Draft date(Draft draft, int told, Clock clock) {
        Instant change = (precision == Precision.DAY ? at : at.minus(BEFORE_ITS_NUMBER)).plusMillis(told);
        Instant revision = change.isAfter(Instant.EPOCH) ? change : Instant.ofEpochMilli(1);
        Instant seen = at.isAfter(revision) ? at : revision;
        Instant now = clock.instant();
        return draft.occurred(at, precision).revision(revision).observed(seen.isBefore(now) ? seen : now);
    }
}
