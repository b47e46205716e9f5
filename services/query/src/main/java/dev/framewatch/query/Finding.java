package dev.framewatch.query;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a rule found in one window, as it is told.
 *
 * @param source the source of the events
 * @param kind their kind; absent: all of the source
 * @param subject the framework, the source or the name that it is about
 * @param window the window's name
 * @param from when the window begins
 * @param to when it could be known first: when the last window that it needs was over
 * @param sentence what happened
 * @param before the figure before; absent where there is none
 * @param after the figure of the window; absent where there is none
 * @param link where the figures are listed
 * @param events where the events behind are listed
 */
record Finding(
        String source,
        @Nullable String kind,
        String subject,
        String window,
        Instant from,
        Instant to,
        String sentence,
        @Nullable Measure before,
        @Nullable Measure after,
        String link,
        String events) {

    /** When a day begins that a window has. */
    static Instant start(@Nullable LocalDate day) {
        return Objects.requireNonNull(day).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
