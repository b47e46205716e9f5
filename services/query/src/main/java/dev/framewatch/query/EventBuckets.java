package dev.framewatch.query;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.CompositeAggregate;
import co.elastic.clients.elasticsearch._types.aggregations.CompositeAggregation;
import co.elastic.clients.elasticsearch._types.aggregations.CompositeAggregationSource;
import co.elastic.clients.elasticsearch._types.aggregations.CompositeBucket;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.util.NamedValue;
import dev.framewatch.event.Kind;
import dev.framewatch.event.Names;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Events of a snapshot, counted by the windows of a query and by fields: page after page of a composite aggregation. */
final class EventBuckets {
    private static final String WINDOW = "window";
    private static final String KIND = "kind";
    private static final String PAGES = "pages";

    private final ShareQuery query;
    private final Snapshot snapshot;
    private final int page;
    private final Map<String, Window> windows = new HashMap<>();

    /** @param page the most buckets that are read at once */
    EventBuckets(ShareQuery query, Snapshot snapshot, int page) {
        this.query = query;
        this.snapshot = snapshot;
        this.page = page;
    }

    /** The events' kinds, for {@link #kind}. */
    static NamedValue<CompositeAggregationSource> kinds() {
        return values(KIND, KIND);
    }

    /** The values of a field; an event without the field has a bucket too. */
    static NamedValue<CompositeAggregationSource> values(String name, String field) {
        return NamedValue.of(
                name,
                CompositeAggregationSource.of(
                        source -> source.terms(terms -> terms.field(field).missingBucket(true))));
    }

    /** Hands on every bucket of the events that match. */
    void read(Query which, List<NamedValue<CompositeAggregationSource>> by, Consumer<CompositeBucket> each) {
        List<NamedValue<CompositeAggregationSource>> all = new ArrayList<>();
        CalendarWindow calendar = query.by();
        if (calendar != null) {
            all.add(NamedValue.of(
                    WINDOW,
                    CompositeAggregationSource.of(source -> source.dateHistogram(start -> start.field("occurredAt")
                            .calendarInterval(interval ->
                                    interval.time(calendar.interval().jsonValue()))
                            .format("yyyy-MM-dd")))));
        }
        all.addAll(by);
        Map<String, FieldValue> after = Map.of();
        int read;
        do {
            Aggregation aggregation = aggregation(all, after);
            CompositeAggregate found = UntaggedEvents.inside(
                            snapshot.search(
                                            Void.class,
                                            search -> search.size(0)
                                                    .trackTotalHits(total -> total.enabled(false))
                                                    .query(which)
                                                    .aggregations(PAGES, aggregation))
                                    .aggregations(),
                            PAGES)
                    .composite();
            List<CompositeBucket> buckets = found.buckets().array();
            buckets.forEach(each);
            after = found.afterKey();
            read = buckets.size();
        } while (read == page);
    }

    private Aggregation aggregation(
            List<NamedValue<CompositeAggregationSource>> sources, Map<String, FieldValue> after) {
        CompositeAggregation.Builder composite =
                new CompositeAggregation.Builder().size(page).sources(sources);
        if (!after.isEmpty()) {
            composite.after(after);
        }
        return new Aggregation.Builder().composite(composite.build()).build();
    }

    /** The window of a bucket's events. */
    Window window(CompositeBucket bucket) {
        return windows.computeIfAbsent(text(bucket, WINDOW), start -> {
            CalendarWindow by = query.by();
            if (by != null && windows.size() >= DailyRows.MOST_WINDOWS) {
                throw Problem.tooManyWindows(by, DailyRows.MOST_WINDOWS);
            }
            return query.window(start.isEmpty() ? null : LocalDate.parse(start));
        });
    }

    /** The kind of a bucket's events, where they are counted by kind. */
    static Kind kind(CompositeBucket bucket) {
        return Names.of(Kind.class, KIND, text(bucket, KIND));
    }

    /** The value that a bucket's events have; empty where they have none. */
    static String text(CompositeBucket bucket, String name) {
        FieldValue value = bucket.key().get(name);
        return value == null || value.isNull() ? "" : value.stringValue();
    }
}
