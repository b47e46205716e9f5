package dev.framewatch.query;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import dev.framewatch.elasticsearch.AdoptionIndexes;
import dev.framewatch.elasticsearch.ServedGeneration;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The events in Elasticsearch, as they were indexed. */
final class Events {
    private static final List<String> LONG_FIELDS = List.of("text", "dependencies", "activity");

    private static final Type DOCUMENT = Map.class;

    private final ElasticsearchClient client;

    Events(ElasticsearchClient client) {
        this.client = client;
    }

    /**
     * One page.
     *
     * @param total how many events all the pages hold
     * @param events the events
     * @param next where the next page starts; absent on the last
     * @param generation the generation of all the pages; absent: nothing is indexed yet
     */
    record Page(
            long total,
            List<Map<String, Object>> events,
            @Nullable Cursor next,
            @Nullable ServedGeneration generation) {}

    /**
     * One event.
     *
     * @param event the event as it was indexed
     * @param generation the generation that its tags are from
     */
    record One(Map<String, Object> event, ServedGeneration generation) {}

    /** A page of events, newest first, from one snapshot for all pages; without any if there is no index yet. */
    Page page(EventQuery query) {
        Cursor cursor = query.cursor();
        Optional<Snapshot> snapshot = cursor == null
                ? Snapshot.of(client, AdoptionIndexes::events)
                : Optional.of(Snapshot.again(client, cursor));
        return snapshot.map(view -> page(query, view)).orElseGet(() -> new Page(0, List.of(), null, null));
    }

    private static Page page(EventQuery query, Snapshot snapshot) {
        Cursor cursor = query.cursor();
        SearchResponse<Map<String, Object>> found = snapshot.search(DOCUMENT, search -> {
            search.query(query.toElasticsearch())
                    .size(query.limit() + 1)
                    .trackTotalHits(total -> total.enabled(true))
                    .source(source -> source.filter(fields -> fields.excludes(LONG_FIELDS)))
                    .sort(by -> by.field(time -> time.field("occurredAt").order(SortOrder.Desc)))
                    .sort(by -> by.field(tie -> tie.field("id").order(SortOrder.Asc)));
            return cursor == null
                    ? search
                    : search.searchAfter(FieldValue.of(cursor.occurredAt()), FieldValue.of(cursor.id()));
        });
        List<Hit<Map<String, Object>>> hits = found.hits().hits();
        List<Map<String, Object>> events =
                sources(hits.stream().limit(query.limit()).toList());
        long total = found.hits().total() == null ? 0 : found.hits().total().value();
        if (hits.size() <= query.limit()) {
            if (cursor == null) {
                snapshot.release();
            }
            return new Page(total, events, null, snapshot.generation());
        }
        List<FieldValue> last = hits.get(query.limit() - 1).sort();
        return new Page(
                total,
                events,
                Cursor.of(
                        query.filters(),
                        snapshot.generation().id(),
                        last.getFirst().longValue(),
                        last.get(1).stringValue(),
                        found.pitId() == null ? snapshot.id() : found.pitId()),
                snapshot.generation());
    }

    /** The whole event of an id, unless it was removed at its source. */
    Optional<One> event(String id) {
        return Snapshot.of(client, AdoptionIndexes::events).flatMap(snapshot -> {
            try {
                SearchResponse<Map<String, Object>> found = snapshot.search(
                        DOCUMENT,
                        search -> search.query(query ->
                                query.bool(both -> both.filter(one -> one.ids(ids -> ids.values(id)))
                                        .mustNot(removed -> removed.term(
                                                t -> t.field("removed").value(true))))));
                return sources(found.hits().hits()).stream()
                        .map(event -> new One(event, snapshot.generation()))
                        .findFirst();
            } finally {
                snapshot.release();
            }
        });
    }

    private static List<Map<String, Object>> sources(List<Hit<Map<String, Object>>> hits) {
        List<Map<String, Object>> sources = new ArrayList<>();
        for (Hit<Map<String, Object>> hit : hits) {
            sources.add(Objects.requireNonNull(hit.source(), "a document without its source"));
        }
        return sources;
    }
}
