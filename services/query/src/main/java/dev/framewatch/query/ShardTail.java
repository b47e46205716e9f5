package dev.framewatch.query;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import co.elastic.clients.json.JsonData;
import dev.framewatch.event.Kind;
import dev.framewatch.query.LiveEvent.Document;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Follows what is written to one shard of an index of events, by the numbers that the shard gives its writes. Numbers are
 * given before a write can be found, so one may turn up a little after a higher one: it is news as long as it stands among
 * the newest of a look. What is further down was left out, and is no news later, when what stood above it is written again.
 */
final class ShardTail {
    private static final String NUMBER = "_seq_no";
    private static final String FRESH = "fresh";
    private static final List<String> FIELDS =
            List.of("id", "source", "kind", "title", "url", "signature", "occurredAt");

    private final ElasticsearchClient client;
    private final String index;
    private final int shard;
    private final Set<Long> seen = new HashSet<>();
    private long last = -1;
    private long floor = -1;

    ShardTail(ElasticsearchClient client, String index, int shard) {
        this.client = client;
        this.index = index;
        this.shard = shard;
    }

    /**
     * What was written since the last look.
     *
     * @param events the newest first
     * @param leftOut how many there are beside them
     */
    record Look(List<Document> events, long leftOut) {}

    /** Takes what is there for seen. */
    void begin() throws IOException {
        seen.clear();
        last = -1;
        floor = -1;
        for (Hit<Document> hit : search(1).hits().hits()) {
            last = number(hit);
            floor = last - 1;
            seen.add(last);
        }
    }

    /** What was written since the last look, at most so many events. */
    Look look(int most) throws IOException {
        SearchResponse<Document> found = search(most);
        List<Hit<Document>> hits = found.hits().hits();
        if (hits.isEmpty() && last >= 0) {
            // What was there is gone: it is another shard of the same name, which counts from the start.
            begin();
            return new Look(List.of(), 0);
        }
        List<Document> events = new ArrayList<>();
        long before = last;
        long shown = 0;
        for (Hit<Document> hit : hits) {
            long number = number(hit);
            if (seen.add(number)) {
                events.add(Objects.requireNonNull(hit.source()));
                shown += number > before ? 1 : 0;
            }
            last = Math.max(last, number);
        }
        if (!hits.isEmpty() && hits.size() == most) {
            floor = number(hits.getLast()) - 1;
            seen.removeIf(number -> number <= floor);
        }
        long fresh = UntaggedEvents.inside(found.aggregations(), FRESH).filter().docCount();
        return new Look(events, fresh - shown);
    }

    private static long number(Hit<Document> hit) {
        return hit.sort().getFirst().longValue();
    }

    private SearchResponse<Document> search(int most) throws IOException {
        return client.search(
                search -> search.index(index)
                        .preference("_shards:" + shard)
                        .size(most)
                        .trackTotalHits(total -> total.enabled(false))
                        .allowPartialSearchResults(false)
                        .source(source -> source.filter(fields -> fields.includes(FIELDS)))
                        .query(query -> query.bool(
                                all -> all.filter(above(floor), shown()).mustNot(UntaggedEvents.is("removed"))))
                        .aggregations(FRESH, fresh -> fresh.filter(above(last)))
                        .sort(sort -> sort.field(by -> by.field(NUMBER).order(SortOrder.Desc))),
                Document.class);
    }

    private static Query above(long number) {
        return Query.of(query ->
                query.range(range -> range.untyped(any -> any.field(NUMBER).gt(JsonData.of(Math.max(-1, number))))));
    }

    /** Snapshots and sums of a day are figures, not something that happened. */
    private static Query shown() {
        List<FieldValue> kinds = Arrays.stream(Kind.values())
                .filter(kind -> kind.countsInShares() || kind == Kind.RELEASE)
                .map(kind -> FieldValue.of(kind.toString()))
                .toList();
        return Query.of(query -> query.terms(terms -> terms.field("kind").terms(values -> values.value(kinds))));
    }
}
