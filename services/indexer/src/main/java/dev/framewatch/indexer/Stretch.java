package dev.framewatch.indexer;

import co.elastic.clients.elasticsearch._types.query_dsl.DateRangeQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Some of the days that are recounted, so that a count of all of them comes in parts: a page of a composite aggregation
 * goes over every event of its query.
 *
 * @param from the first day; absent: from the beginning
 * @param to the day after the last; absent: to the end
 */
record Stretch(@Nullable LocalDate from, @Nullable LocalDate to) {
    /** All days, in stretches of whole months with about so many events each, or of one month that has more. */
    static List<Stretch> of(SortedMap<LocalDate, Long> eventsOfMonths, long most) {
        List<Stretch> stretches = new ArrayList<>();
        LocalDate from = null;
        long events = 0;
        for (Map.Entry<LocalDate, Long> month : eventsOfMonths.entrySet()) {
            if (events > 0 && events + month.getValue() > most) {
                stretches.add(new Stretch(from, month.getKey()));
                from = month.getKey();
                events = 0;
            }
            events += month.getValue();
        }
        stretches.add(new Stretch(from, null));
        return stretches;
    }

    /** Matches what lies in it by a date in {@code field}. */
    Query holding(String field) {
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
}
