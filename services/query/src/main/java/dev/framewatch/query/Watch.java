package dev.framewatch.query;

import dev.framewatch.event.Kind;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The shares that a rule watches.
 *
 * @param by the windows
 * @param kinds the events, all of kinds that count in shares
 * @param frameworks the frameworks; empty: all
 * @param switches what counts
 */
record Watch(CalendarWindow by, Set<Kind> kinds, Set<String> frameworks, Switches switches) {
    /** How many windows are looked at, the one that runs included. */
    static final int WINDOWS = 60;

    private static final Parameter<CalendarWindow> BY = Parameter.choice(
            "by",
            "The windows of the calendar (UTC; weeks from Monday); month if absent, quarter for crossovers.",
            List.of(CalendarWindow.values()));

    static final List<Parameter<?>> PARAMETERS = Stream.of(
                    List.of(BY, ShareQuery.SCOPE.source(), ShareQuery.SCOPE.kind()), ShareQuery.COUNTED)
            .<Parameter<?>>flatMap(List::stream)
            .filter(parameter -> !parameter.equals(Form.PARAMETER))
            .toList();

    /** What these words of a rule describe. */
    static Watch of(Map<String, List<String>> given, CalendarWindow ifAbsent, LocalDate today) {
        ShareQuery query = ShareQuery.of(given, today);
        return new Watch(
                query.by() == null ? ifAbsent : query.by(),
                query.scope().kinds(),
                query.frameworks(),
                query.switches());
    }

    /** The query for the windows up to a day. */
    ShareQuery query(LocalDate today) {
        Days days = new Days(by.back(by.start(today), WINDOWS - 1), null);
        return new ShareQuery(by, days.toString(), new Scope(kinds, days), frameworks, switches, false);
    }
}
