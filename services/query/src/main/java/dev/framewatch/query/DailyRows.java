package dev.framewatch.query;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.aggregations.CompositeAggregate;
import co.elastic.clients.elasticsearch._types.aggregations.CompositeBucket;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import dev.framewatch.elasticsearch.AdoptionIndexes;
import dev.framewatch.elasticsearch.ServedGeneration;
import dev.framewatch.event.Kind;
import dev.framewatch.event.Precision;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The daily rows in Elasticsearch, added up over the windows of a query. */
final class DailyRows {
    /** The most windows of one answer: five years of days, 38 of weeks. */
    static final int MOST_WINDOWS = 2_000;

    private final ElasticsearchClient client;

    DailyRows(ElasticsearchClient client) {
        this.client = client;
    }

    /** The events of one window, kind and signature. */
    record Row(Window window, Kind kind, String signature, long events) {}

    /**
     * What a query counts, read from one generation.
     *
     * @param counted the events that belong to a window with the whole of their day, month or year
     * @param leftOut the others that may have happened within the query's range
     * @param generation that generation; absent: nothing is indexed yet
     */
    record Rows(
            List<Row> counted, List<Row> leftOut, @Nullable ServedGeneration generation) {}

    /** The rows; none if there is no index yet. */
    Rows read(ShareQuery query) {
        return Snapshot.of(client, generation -> List.of(AdoptionIndexes.daily(generation)))
                .map(snapshot -> read(query, snapshot))
                .orElseGet(() -> new Rows(List.of(), List.of(), null));
    }

    private static Rows read(ShareQuery query, Snapshot snapshot) {
        try {
            Query counted = counted(query);
            Query touching = query.scope().days().touching("day");
            Query leftOut =
                    Query.of(both -> both.bool(but -> but.filter(touching).mustNot(counted)));
            return new Rows(rows(snapshot, query, counted), rows(snapshot, query, leftOut), snapshot.generation());
        } finally {
            snapshot.release();
        }
    }

    private static Query counted(ShareQuery query) {
        List<Precision> fine = Arrays.stream(Precision.values())
                .filter(precision -> query.by() == null || query.by().holds(precision))
                .toList();
        return query.scope().days().holding("day", fine);
    }

    private static List<Row> rows(Snapshot snapshot, ShareQuery query, Query matching) {
        DailyCells cells = new DailyCells(query);
        Query ofTheKinds = query.scope().ofTheKinds();
        List<Row> rows = new ArrayList<>();
        Set<Window> windows = new HashSet<>();
        Map<String, FieldValue> after = Map.of();
        do {
            Map<String, FieldValue> last = after;
            CompositeAggregate page = Objects.requireNonNull(snapshot.search(
                                    Void.class,
                                    search -> search.size(0)
                                            .trackTotalHits(total -> total.enabled(false))
                                            .query(both -> both.bool(and -> and.filter(matching, ofTheKinds)))
                                            .aggregations("cells", cells.after(last)))
                            .aggregations()
                            .get("cells"))
                    .composite();
            for (CompositeBucket bucket : page.buckets().array()) {
                Row row = cells.row(bucket);
                rows.add(row);
                windows.add(row.window());
            }
            if (query.by() != null && windows.size() > MOST_WINDOWS) {
                throw Problem.tooManyWindows(query.by(), MOST_WINDOWS);
            }
            after = page.afterKey();
        } while (!after.isEmpty());
        return rows;
    }
}
