package dev.framewatch.query;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.Buckets;
import co.elastic.clients.elasticsearch._types.aggregations.FiltersBucket;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import dev.framewatch.elasticsearch.AdoptionIndexes;
import dev.framewatch.elasticsearch.ServedGeneration;
import dev.framewatch.event.Kind;
import dev.framewatch.event.Names;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Counts events by the products that they show. An event that shows two counts once in each; groups of products count
 * events, not products, so they are not sums.
 */
final class ProductSearch {
    private final ElasticsearchClient client;

    ProductSearch(ElasticsearchClient client) {
        this.client = client;
    }

    /**
     * What is found.
     *
     * @param cells the events of each group that has some, by window and kind
     * @param groups those groups
     * @param generation the generation that was read; absent: nothing is indexed yet
     */
    record Found(
            Map<Cell, Map<String, Long>> cells,
            ProductGroups groups,
            @Nullable ServedGeneration generation) {}

    /**
     * The events of each group of products, by the windows of a query and by kind.
     *
     * @param groups the groups of a generation
     */
    Found count(ShareQuery query, Function<ServedGeneration, ProductGroups> groups) {
        return Snapshot.of(client, AdoptionIndexes::events)
                .map(snapshot -> {
                    try {
                        ProductGroups its = groups.apply(snapshot.generation());
                        return new Found(cells(query, its.byName(), snapshot), its, snapshot.generation());
                    } finally {
                        snapshot.release();
                    }
                })
                .orElseGet(() -> new Found(Map.of(), ProductGroups.NONE, null));
    }

    private static Map<Cell, Map<String, Long>> cells(
            ShareQuery query, Map<String, ? extends Collection<String>> groups, Snapshot snapshot) {
        Query any = shows(groups.values().stream().flatMap(Collection::stream).toList());
        Map<String, Aggregate> answer = snapshot.search(
                        Void.class,
                        search -> search.size(0)
                                .trackTotalHits(total -> total.enabled(false))
                                .query(both -> both.bool(and -> and.filter(query.events(), any)))
                                .aggregations(byWindow(query, byKind(byGroup(groups)))))
                .aggregations();
        Map<Cell, Map<String, Long>> cells = new HashMap<>();
        if (query.by() == null) {
            kinds(query.window(null), answer, cells);
        } else {
            Objects.requireNonNull(answer.get("windows"))
                    .dateHistogram()
                    .buckets()
                    .array()
                    .forEach(bucket -> {
                        if (bucket.docCount() > 0) {
                            LocalDate day = Instant.ofEpochMilli(bucket.key())
                                    .atOffset(ZoneOffset.UTC)
                                    .toLocalDate();
                            kinds(query.window(day), bucket.aggregations(), cells);
                        }
                    });
        }
        return cells;
    }

    private static void kinds(Window window, Map<String, Aggregate> answer, Map<Cell, Map<String, Long>> cells) {
        Objects.requireNonNull(answer.get("kinds")).sterms().buckets().array().forEach(kind -> {
            Map<String, Long> counts = new HashMap<>();
            Buckets<FiltersBucket> groups = Objects.requireNonNull(
                            kind.aggregations().get("groups"))
                    .filters()
                    .buckets();
            groups.keyed().forEach((group, bucket) -> {
                if (bucket.docCount() > 0) {
                    counts.put(group, bucket.docCount());
                }
            });
            cells.put(new Cell(window, Names.of(Kind.class, "kind", kind.key().stringValue())), counts);
        });
    }

    private static Map<String, Aggregation> byWindow(ShareQuery query, Map<String, Aggregation> inner) {
        CalendarWindow by = query.by();
        return by == null
                ? inner
                : Map.of(
                        "windows",
                        Aggregation.of(windows -> windows.dateHistogram(histogram -> histogram
                                        .field("occurredAt")
                                        .calendarInterval(by.interval())
                                        .minDocCount(1))
                                .aggregations(inner)));
    }

    private static Map<String, Aggregation> byKind(Map<String, Aggregation> inner) {
        int kinds = Kind.values().length;
        return Map.of(
                "kinds",
                Aggregation.of(aggregation -> aggregation
                        .terms(terms -> terms.field("kind").size(kinds))
                        .aggregations(inner)));
    }

    private static Map<String, Aggregation> byGroup(Map<String, ? extends Collection<String>> groups) {
        Map<String, Query> filters = new HashMap<>();
        groups.forEach((name, products) -> filters.put(name, shows(products)));
        return Map.of(
                "groups",
                Aggregation.of(
                        aggregation -> aggregation.filters(group -> group.filters(buckets -> buckets.keyed(filters)))));
    }

    /** Matches events that show any of these products. */
    static Query shows(Collection<String> products) {
        List<FieldValue> ids = new ArrayList<>();
        Set.copyOf(products).forEach(product -> ids.add(FieldValue.of(product)));
        return Query.of(
                query -> query.terms(terms -> terms.field("tags.product").terms(values -> values.value(ids))));
    }
}
