package dev.framewatch.query;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.CompositeAggregationSource;
import co.elastic.clients.elasticsearch._types.aggregations.CompositeBucket;
import co.elastic.clients.util.NamedValue;
import dev.framewatch.event.Kind;
import dev.framewatch.event.Names;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The composite aggregation that adds daily rows up by window, kind and signature. */
final class DailyCells {
    private static final int PAGE = 5_000;
    private static final String WINDOW = "window";
    private static final String KIND = "kind";
    private static final String SIGNATURE = "signature";
    private static final String EVENTS = "events";

    private final ShareQuery query;
    private final List<NamedValue<CompositeAggregationSource>> sources = new ArrayList<>();

    DailyCells(ShareQuery query) {
        this.query = query;
        CalendarWindow by = query.by();
        if (by != null) {
            CompositeAggregationSource days = CompositeAggregationSource.of(source -> source.dateHistogram(
                    histogram -> histogram.field("day").calendarInterval(time -> time.time(by.interval()))));
            sources.add(NamedValue.of(WINDOW, days));
        }
        for (String field : List.of(KIND, SIGNATURE)) {
            sources.add(NamedValue.of(
                    field, CompositeAggregationSource.of(source -> source.terms(terms -> terms.field(field)))));
        }
    }

    /** The page after a key; the first after none. */
    Aggregation after(Map<String, FieldValue> last) {
        return Aggregation.of(cells -> cells.composite(page ->
                        (last.isEmpty() ? page : page.after(last)).size(PAGE).sources(sources))
                .aggregations(EVENTS, sum -> sum.sum(rows -> rows.field(EVENTS))));
    }

    /** What a bucket of such a page says. */
    DailyRows.Row row(CompositeBucket bucket) {
        Map<String, FieldValue> key = bucket.key();
        Double events = value(bucket.aggregations(), EVENTS).sum().value();
        LocalDate day = query.by() == null ? null : day(value(key, WINDOW).longValue());
        return new DailyRows.Row(
                query.window(day),
                Names.of(Kind.class, KIND, value(key, KIND).stringValue()),
                value(key, SIGNATURE).stringValue(),
                events == null ? 0 : events.longValue());
    }

    private static LocalDate day(long epochMillis) {
        return Instant.ofEpochMilli(epochMillis).atOffset(ZoneOffset.UTC).toLocalDate();
    }

    private static <V> V value(Map<String, V> values, String name) {
        return Objects.requireNonNull(values.get(name), name);
    }
}
