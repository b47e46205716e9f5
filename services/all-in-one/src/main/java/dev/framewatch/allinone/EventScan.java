package dev.framewatch.allinone;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.Time;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import dev.framewatch.elasticsearch.AdoptionIndexes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** All events of a generation that are not removed, by id in the order of its bytes, from one point in time. */
final class EventScan implements Iterator<EventScan.Seen>, AutoCloseable {
    private static final int PAGE = 5_000;
    private static final Time KEPT = Time.of(time -> time.time("5m"));
    private static final Type DOCUMENT = Map.class;

    private final ElasticsearchClient client;
    private final String snapshot;
    private List<FieldValue> after = List.of();
    private Iterator<Hit<Map<String, Object>>> page =
            List.<Hit<Map<String, Object>>>of().iterator();
    private boolean last;

    /**
     * What the scan tells of an event.
     *
     * @param id its id
     * @param signature the signature of its tags
     */
    record Seen(String id, String signature) {}

    EventScan(ElasticsearchClient client, String generation) throws IOException {
        this.client = client;
        this.snapshot = client.openPointInTime(
                        open -> open.index(AdoptionIndexes.events(generation)).keepAlive(KEPT))
                .id();
    }

    @Override
    public boolean hasNext() {
        if (!page.hasNext() && !last) {
            turn();
        }
        return page.hasNext();
    }

    @Override
    public Seen next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Map<String, Object> event = page.next().source();
        if (event == null) {
            throw new IllegalStateException("Elasticsearch left out a document that it was asked for");
        }
        return new Seen(text(event.get("id")), text(event.get("signature")));
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private void turn() {
        try {
            SearchResponse<Map<String, Object>> found = client.search(
                    search -> {
                        search.pit(pit -> pit.id(snapshot).keepAlive(KEPT))
                                .size(PAGE)
                                .trackTotalHits(total -> total.enabled(false))
                                .allowPartialSearchResults(false)
                                .query(query -> query.bool(bool -> bool.mustNot(not ->
                                        not.term(term -> term.field("removed").value(true)))))
                                .source(source -> source.filter(fields -> fields.includes("id", "signature")))
                                .sort(sort ->
                                        sort.field(field -> field.field("id").order(SortOrder.Asc)));
                        return after.isEmpty() ? search : search.searchAfter(after);
                    },
                    DOCUMENT);
            List<Hit<Map<String, Object>>> hits = found.hits().hits();
            last = hits.size() < PAGE;
            after = hits.isEmpty() ? after : hits.getLast().sort();
            page = hits.iterator();
        } catch (IOException away) {
            throw new UncheckedIOException(away);
        }
    }

    @Override
    public void close() throws IOException {
        client.closePointInTime(close -> close.id(snapshot));
    }
}
