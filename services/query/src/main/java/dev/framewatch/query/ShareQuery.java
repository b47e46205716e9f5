package dev.framewatch.query;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import dev.framewatch.event.Kind;
import dev.framewatch.event.Precision;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a reader wants shares of.
 *
 * @param by the windows; absent: one window over all the days
 * @param name the name of that one window
 * @param scope the events, all of kinds that count in shares
 * @param frameworks the frameworks; empty: all that have events
 * @param switches what counts
 * @param owners whether owners count, each once, and not events
 */
record ShareQuery(
        @Nullable CalendarWindow by,
        String name,
        Scope scope,
        Set<String> frameworks,
        Switches switches,
        boolean owners) {
    private static final Parameter<CalendarWindow> BY = Parameter.choice(
            "by",
            "Cuts the range into windows of the calendar (UTC; weeks from Monday). Absent: one window over the range.",
            List.of(CalendarWindow.values()));
    /** The trailing windows. */
    static final List<Trailing> TRAILING =
            Stream.of(7, 30, 90, 365).map(Trailing::new).toList();

    private static final Parameter<Trailing> WINDOW = Parameter.choice(
            "window",
            "One trailing window of so many days, the last being today (UTC) or the day before `to`."
                    + " Not together with `by` or `from`.",
            TRAILING);
    static final Scope.Parameters SCOPE = Scope.Parameters.of(
            Arrays.stream(Kind.values()).filter(Kind::countsInShares).toList());
    private static final Parameter<String> FRAMEWORKS = Parameter.ids(
            "frameworks",
            "Only these frameworks, also where they have no events. Absent: all that have some.",
            "ids of frameworks, as pytorch");
    /** The parameters that say what counts, and in which form it is told. */
    static final List<Parameter<?>> COUNTED = Stream.of(
                    List.of(FRAMEWORKS), Switches.PARAMETERS, List.of(Form.PARAMETER))
            .<Parameter<?>>flatMap(List::stream)
            .toList();

    /** Those of figures that have windows of their own each. */
    static final List<Parameter<?>> CELLS = Stream.of(List.of(BY, WINDOW), SCOPE.all(), COUNTED)
            .<Parameter<?>>flatMap(List::stream)
            .toList();

    /** Those of figures in which owners can be counted. */
    static final List<Parameter<?>> PARAMETERS =
            Stream.concat(CELLS.stream(), Stream.of(OwnerRows.PARAMETER)).toList();

    /** So many days, of which the last is today. */
    record Trailing(int length) {
        @Override
        public String toString() {
            return length + "d";
        }
    }

    /** The query that these parameters describe. */
    static ShareQuery of(Map<String, List<String>> given, LocalDate today) {
        CalendarWindow by = BY.one(given);
        Trailing window = WINDOW.one(given);
        Scope scope = SCOPE.read(given);
        Set<String> frameworks = FRAMEWORKS.all(given);
        Switches switches = Switches.of(given);
        boolean owners = OwnerRows.isOnce(given);
        if (window == null) {
            return new ShareQuery(by, scope.days().toString(), scope, frameworks, switches, owners);
        }
        if (by != null || scope.days().from() != null) {
            throw Problem.wrongParameter("window", window.toString(), "a window without by and from");
        }
        LocalDate end =
                scope.days().to() == null ? today.plusDays(1) : scope.days().to();
        Days trailing = new Days(end.minusDays(window.length()), end);
        return new ShareQuery(
                null, window.toString(), new Scope(scope.kinds(), trailing), frameworks, switches, owners);
    }

    /** The windows of a series, which is never asked for without. */
    CalendarWindow calendar() {
        return Objects.requireNonNull(by);
    }

    /** Matches the events that it counts, whatever they show. */
    Query events() {
        List<FieldValue> fine = Arrays.stream(Precision.values())
                .filter(precision -> by == null || by.holds(precision))
                .map(precision -> FieldValue.of(precision.toString()))
                .toList();
        return Query.of(query -> query.bool(all -> all.filter(
                        EventQuery.of(scope, switches).toElasticsearch())
                .filter(known -> known.terms(terms -> terms.field("precision").terms(any -> any.value(fine))))));
    }

    /** Matches the events that may have happened within its range, and are dated too coarsely to count. */
    Query leftOut() {
        return Query.of(query -> query.bool(all -> all.filter(
                        EventQuery.of(new Scope(scope.kinds(), Days.ALL), switches)
                                .toElasticsearch(),
                        scope.days().touching("occurredAt"))
                .mustNot(events())));
    }

    /**
     * The window of something that counts in it, or that is left out and shown there.
     *
     * @param day a day of the window; absent: there is one window only
     */
    Window window(@Nullable LocalDate day) {
        Days range = scope.days();
        if (by == null || day == null) {
            return new Window(name, range, false);
        }
        LocalDate start = by.start(range.nearest(day));
        Days whole = by.days(start);
        Days reached = whole.within(range);
        return new Window(by.name(start), reached, !reached.equals(whole));
    }
}
