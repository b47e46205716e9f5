package dev.framewatch.query;

import co.elastic.clients.elasticsearch._types.aggregations.CalendarInterval;
import dev.framewatch.event.Precision;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalUnit;
import java.util.Locale;

/** A window of the calendar, in UTC; a week is ISO 8601's, from Monday, and belongs to the year of its Thursday. */
enum CalendarWindow {
    YEAR(CalendarInterval.Year, ChronoUnit.YEARS, DateTimeFormatter.ofPattern("uuuu", Locale.ROOT)),
    QUARTER(CalendarInterval.Quarter, IsoFields.QUARTER_YEARS, DateTimeFormatter.ofPattern("uuuu-'Q'q", Locale.ROOT)),
    MONTH(CalendarInterval.Month, ChronoUnit.MONTHS, DateTimeFormatter.ofPattern("uuuu-MM", Locale.ROOT)),
    WEEK(
            CalendarInterval.Week,
            ChronoUnit.WEEKS,
            new DateTimeFormatterBuilder()
                    .appendValue(IsoFields.WEEK_BASED_YEAR, 4)
                    .appendLiteral("-W")
                    .appendValue(IsoFields.WEEK_OF_WEEK_BASED_YEAR, 2)
                    .toFormatter(Locale.ROOT)),
    DAY(CalendarInterval.Day, ChronoUnit.DAYS, DateTimeFormatter.ISO_LOCAL_DATE);

    private final CalendarInterval interval;
    private final TemporalUnit length;
    private final DateTimeFormatter names;

    CalendarWindow(CalendarInterval interval, TemporalUnit length, DateTimeFormatter names) {
        this.interval = interval;
        this.length = length;
        this.names = names;
    }

    /** The calendar interval as Elasticsearch writes it. */
    CalendarInterval interval() {
        return interval;
    }

    /** The first day of the window that holds a day. */
    LocalDate start(LocalDate day) {
        return switch (this) {
            case YEAR -> day.withDayOfYear(1);
            case QUARTER -> day.with(IsoFields.DAY_OF_QUARTER, 1);
            case MONTH -> day.withDayOfMonth(1);
            case WEEK -> day.minusDays(day.getDayOfWeek().getValue() - 1L);
            case DAY -> day;
        };
    }

    /** The days of the window that starts on a day. */
    Days days(LocalDate start) {
        return new Days(start, next(start));
    }

    /** The first day of the window after the one that starts on a day. */
    LocalDate next(LocalDate start) {
        return start.plus(1, length);
    }

    /** The first day of the window so many windows before the one that starts on a day. */
    LocalDate back(LocalDate start, int windows) {
        return start.minus(windows, length);
    }

    /** The name of the window that holds a day: 2026, 2026-Q3, 2026-11, 2026-W47 or 2026-11-23. */
    String name(LocalDate day) {
        return names.format(day);
    }

    /** Whether every window holds the whole of a day, month or year that begins in it. */
    boolean holds(Precision precision) {
        return switch (precision) {
            case DAY -> true;
            case MONTH -> this == YEAR || this == QUARTER || this == MONTH;
            case YEAR -> this == YEAR;
        };
    }

    /** The name in queries: lower case. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
