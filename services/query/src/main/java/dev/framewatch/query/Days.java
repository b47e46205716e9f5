package dev.framewatch.query;

import co.elastic.clients.elasticsearch._types.query_dsl.DateRangeQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import dev.framewatch.event.Precision;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A range of days in UTC. An event whose date is known only to the month or the year belongs to it if that whole month
 * or year does.
 *
 * @param from the first day; absent: no bound
 * @param to the day after the last; absent: no bound
 */
record Days(@Nullable LocalDate from, @Nullable LocalDate to) {
    static final Days ALL = new Days(null, null);

    /** Whether no day is in it. */
    boolean isEmpty() {
        return from != null && to != null && !from.isBefore(to);
    }

    /** The days that both ranges have. */
    Days within(Days other) {
        LocalDate later = from == null || (other.from != null && other.from.isAfter(from)) ? other.from : from;
        LocalDate earlier = to == null || (other.to != null && other.to.isBefore(to)) ? other.to : to;
        return new Days(later, earlier);
    }

    /** The day itself, or the first or last day of the range where it lies outside. */
    LocalDate nearest(LocalDate day) {
        if (from != null && day.isBefore(from)) {
            return from;
        }
        return to != null && !day.isBefore(to) ? to.minusDays(1) : day;
    }

    /** The range as ISO 8601 writes it, {@code ..} for no bound; {@code all} where neither end has one. */
    @Override
    public String toString() {
        return from == null && to == null ? "all" : bound(from) + "/" + bound(to);
    }

    private static String bound(@Nullable LocalDate day) {
        return day == null ? ".." : day.toString();
    }

    /** The range as further parameters of an address. */
    String parameters() {
        return (from == null ? "" : "&from=" + from) + (to == null ? "" : "&to=" + to);
    }

    /** Whether what happened on a day, known to a precision, belongs to it. */
    boolean holds(LocalDate day, Precision precision) {
        return rounded(precision, false).has(day);
    }

    /** Whether what happened on a day, known to a precision, may have happened in it. */
    boolean touches(LocalDate day, Precision precision) {
        return rounded(precision, true).has(day);
    }

    private boolean has(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (to == null || day.isBefore(to));
    }

    /** Matches what belongs to it, of the given precisions, by a date in {@code field}. */
    Query holding(String field, Collection<Precision> precisions) {
        return anyOf(field, precisions, false);
    }

    /** Matches what of any precision may have happened in it. */
    Query touching(String field) {
        return anyOf(field, List.of(Precision.values()), true);
    }

    private Query anyOf(String field, Collection<Precision> precisions, boolean outward) {
        return Query.of(query -> query.bool(any -> {
            any.minimumShouldMatch("1");
            for (Precision precision : precisions) {
                Days days = rounded(precision, outward);
                any.should(either -> either.bool(both -> both.filter(
                                term -> term.term(t -> t.field("precision").value(precision.toString())))
                        .filter(days.range(field))));
            }
            return any;
        }));
    }

    private Query range(String field) {
        if (from == null && to == null) {
            return Query.of(query -> query.matchAll(all -> all));
        }
        DateRangeQuery.Builder range = new DateRangeQuery.Builder().field(field).format("strict_date");
        if (from != null) {
            range.gte(from.toString());
        }
        if (to != null) {
            range.lt(to.toString());
        }
        return Query.of(query -> query.range(any -> any.date(range.build())));
    }

    private Days rounded(Precision precision, boolean outward) {
        return new Days(
                from == null ? null : outward ? down(precision, from) : up(precision, from),
                to == null ? null : outward ? up(precision, to) : down(precision, to));
    }

    private static LocalDate down(Precision precision, LocalDate day) {
        return switch (precision) {
            case DAY -> day;
            case MONTH -> day.withDayOfMonth(1);
            case YEAR -> day.withDayOfYear(1);
        };
    }

    private static LocalDate up(Precision precision, LocalDate day) {
        LocalDate down = down(precision, day);
        if (down.equals(day)) {
            return day;
        }
        return precision == Precision.YEAR ? down.plusYears(1) : down.plusMonths(1);
    }
}
