package dev.framewatch.indexer;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.CalendarInterval;
import co.elastic.clients.elasticsearch._types.aggregations.CompositeAggregate;
import co.elastic.clients.elasticsearch._types.aggregations.CompositeAggregation;
import co.elastic.clients.elasticsearch._types.aggregations.CompositeAggregationSource;
import co.elastic.clients.elasticsearch._types.aggregations.CompositeBucket;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.util.NamedValue;
import dev.framewatch.event.Flag;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Counts by what a daily row counts by, page after page of a composite aggregation. */
final class DailyCounts {
    private static final int PAGE = 5_000;
    private static final long MILLIS_OF_A_DAY = Duration.ofDays(1).toMillis();
    private static final List<String> TERMS = List.of("source", "kind", "precision", "signature");

    private final ElasticsearchClient client;

    DailyCounts(ElasticsearchClient client) {
        this.client = client;
    }

    /** Events by row; those that their source removed count nowhere. */
    Map<DailyRow, Long> ofEvents(String index, Query which) throws IOException {
        Query kept = Query.of(query -> query.bool(bool -> bool.filter(which)
                .mustNot(not -> not.term(term -> term.field("removed").value(true)))));
        return pages(index, kept, "occurredAt", CompositeBucket::docCount);
    }

    /** How many events each month has that has any, by its first day. */
    SortedMap<LocalDate, Long> months(String index) throws IOException {
        SortedMap<LocalDate, Long> months = new TreeMap<>();
        present(client.search(
                                search -> search.index(index)
                                        .size(0)
                                        .trackTotalHits(hits -> hits.enabled(false))
                                        .aggregations(
                                                "months",
                                                each -> each.dateHistogram(of -> of.field("occurredAt")
                                                        .calendarInterval(CalendarInterval.Month)
                                                        .minDocCount(1))),
                                Void.class)
                        .aggregations()
                        .get("months"))
                .dateHistogram()
                .buckets()
                .array()
                .forEach(month -> months.put(
                        LocalDate.ofEpochDay(Math.floorDiv(month.key(), MILLIS_OF_A_DAY)), month.docCount()));
        return months;
    }

    /** What the rows say now. */
    Map<DailyRow, Long> ofRows(String index, Query which) throws IOException {
        return pages(index, which, "day", DailyCounts::events);
    }

    private Map<DailyRow, Long> pages(String index, Query which, String dayField, ToLongFunction<CompositeBucket> count)
            throws IOException {
        Map<DailyRow, Long> counts = new HashMap<>();
        Map<String, FieldValue> after = Map.of();
        boolean more = true;
        while (more) {
            Aggregation aggregation = aggregation(dayField, after, dayField.equals("day"));
            CompositeAggregate page = present(client.search(
                                    search -> search.index(index)
                                            .size(0)
                                            .trackTotalHits(hits -> hits.enabled(false))
                                            .query(which)
                                            .aggregations("rows", aggregation),
                                    Void.class)
                            .aggregations()
                            .get("rows"))
                    .composite();
            page.buckets().array().forEach(bucket -> counts.put(row(bucket.key()), count.applyAsLong(bucket)));
            after = page.afterKey();
            more = !after.isEmpty();
        }
        return counts;
    }

    private static Aggregation aggregation(String dayField, Map<String, FieldValue> after, boolean withSum) {
        List<NamedValue<CompositeAggregationSource>> sources = new ArrayList<>();
        sources.add(NamedValue.of(
                "day",
                CompositeAggregationSource.of(source -> source.dateHistogram(days -> days.field(dayField)
                        .calendarInterval(interval -> interval.time("1d"))
                        .format("yyyy-MM-dd")))));
        TERMS.forEach(field -> sources.add(NamedValue.of(
                field, CompositeAggregationSource.of(source -> source.terms(terms -> terms.field(field))))));
        for (Flag flag : Flag.values()) {
            String field = flag.toString();
            sources.add(NamedValue.of(
                    field,
                    CompositeAggregationSource.of(
                            source -> source.terms(terms -> terms.field(field).missingBucket(true)))));
        }
        CompositeAggregation.Builder composite =
                new CompositeAggregation.Builder().size(PAGE).sources(sources);
        if (!after.isEmpty()) {
            composite.after(after);
        }
        Aggregation.Builder.ContainerBuilder rows = new Aggregation.Builder().composite(composite.build());
        if (withSum) {
            rows.aggregations("events", sum -> sum.sum(events -> events.field("events")));
        }
        return rows.build();
    }

    private static long events(CompositeBucket bucket) {
        Double sum = present(bucket.aggregations().get("events")).sum().value();
        return sum == null ? 0 : Math.round(sum);
    }

    private static Aggregate present(@Nullable Aggregate asked) {
        if (asked == null) {
            throw new IllegalStateException("Elasticsearch left out an aggregation that it was asked for");
        }
        return asked;
    }

    private static DailyRow row(Map<String, FieldValue> key) {
        return new DailyRow(
                text(key, "day"),
                text(key, "source"),
                text(key, "kind"),
                text(key, "precision"),
                flags(key),
                text(key, "signature"));
    }

    private static String text(Map<String, FieldValue> key, String name) {
        FieldValue value = key.get(name);
        return value == null ? "" : value.stringValue();
    }

    /** One that is missing is as good as false: an older version knew less of them. */
    private static Set<Flag> flags(Map<String, FieldValue> key) {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        for (Flag flag : Flag.values()) {
            FieldValue value = key.get(flag.toString());
            if (value != null && value.isBoolean() && value.booleanValue()) {
                flags.add(flag);
            }
        }
        return flags;
    }
}
