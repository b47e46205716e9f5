package dev.framewatch.query;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The parameters of a figure that is made of whole windows in a row.
 *
 * @param ifAbsent the windows where a query does not say
 * @param all every parameter, the figure's own included
 */
record SeriesParameters(CalendarWindow ifAbsent, List<Parameter<?>> all) {
    /** Those of a figure with parameters of its own. */
    static SeriesParameters of(CalendarWindow ifAbsent, Parameter<?>... own) {
        Parameter<CalendarWindow> by = Parameter.choice(
                "by",
                "The windows of the calendar (UTC; weeks from Monday); " + ifAbsent + " if absent.",
                List.of(CalendarWindow.values()));
        return new SeriesParameters(
                ifAbsent,
                Stream.of(
                                List.of(by),
                                List.of(own),
                                ShareQuery.SCOPE.all(),
                                ShareQuery.COUNTED,
                                List.of(OwnerRows.PARAMETER))
                        .<Parameter<?>>flatMap(List::stream)
                        .toList());
    }

    /** The shares that the figure is made of. */
    ShareQuery read(Map<String, List<String>> given, LocalDate today) {
        ShareQuery query = ShareQuery.of(given, today);
        return query.by() == null
                ? new ShareQuery(
                        ifAbsent, query.name(), query.scope(), query.frameworks(), query.switches(), query.owners())
                : query;
    }
}
