package dev.framewatch.query;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.OpType;
import co.elastic.clients.elasticsearch._types.Refresh;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.search.Hit;
import dev.framewatch.elasticsearch.PublishedIndex;
import dev.framewatch.query.Published.Edition;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What was published: an edition a day, written once and never again. A topic keeps it, {@code adoption-published} shows it.
 */
final class Editions {
    private static final int MOST = 1_000;

    private final ElasticsearchClient client;
    private final PublishedIndex index;
    private final KeptTopic<Edition> kept;
    private boolean agree;

    Editions(ElasticsearchClient client, PublishedIndex index, KeptTopic<Edition> kept) {
        this.client = client;
        this.index = index;
        this.kept = kept;
    }

    /**
     * Makes the index show what the topic keeps, and the topic keep what the index alone shows, once and wherever the index
     * is made anew.
     *
     * @throws IOException if Elasticsearch cannot be reached
     * @throws Problem if Kafka is away
     */
    void agree() throws IOException {
        agree &= !index.ensure();
        if (agree || !kept.isThere()) {
            return;
        }
        Map<String, Edition> known = kept.all();
        for (Edition edition : last()) {
            if (!known.containsKey(edition.day().toString())) {
                kept.put(edition.day().toString(), edition);
            }
        }
        for (Edition edition : known.values()) {
            show(edition);
        }
        agree = true;
    }

    /**
     * Publishes the edition of a day, if none is published yet.
     *
     * @return whether it was this one
     * @throws IOException if Elasticsearch cannot be reached
     * @throws Problem if Kafka is away
     */
    boolean publish(Edition edition) throws IOException {
        if (kept.isThere()) {
            Edition before = kept.all().get(edition.day().toString());
            if (before != null) {
                show(before);
                return false;
            }
            kept.put(edition.day().toString(), edition);
        }
        return show(edition);
    }

    private boolean show(Edition edition) throws IOException {
        try {
            var written = client.index(write -> write.index(PublishedIndex.NAME)
                    .id(edition.day().toString())
                    .opType(OpType.Create)
                    .refresh(Refresh.True)
                    .document(edition));
            return written.version() == 1;
        } catch (ElasticsearchException refused) {
            if (refused.status() == 409) {
                return false;
            }
            throw refused;
        }
    }

    /** The edition of a day. */
    Optional<Edition> find(LocalDate day) {
        return search(Query.of(query -> query.ids(ids -> ids.values(day.toString()))), 1).stream()
                .findFirst();
    }

    /** The newest edition. */
    Optional<Edition> newest() {
        return search(Query.of(query -> query.matchAll(all -> all)), 1).stream().findFirst();
    }

    /** The last editions, newest first. */
    List<Edition> last() {
        return search(Query.of(query -> query.matchAll(all -> all)), MOST);
    }

    private List<Edition> search(Query query, int most) {
        try {
            return client
                    .search(
                            search -> search.index(PublishedIndex.NAME)
                                    .ignoreUnavailable(true)
                                    .allowNoIndices(true)
                                    .size(most)
                                    .query(query)
                                    .sort(sort ->
                                            sort.field(by -> by.field("day").order(SortOrder.Desc))),
                            Edition.class)
                    .hits()
                    .hits()
                    .stream()
                    .map(Hit::source)
                    .map(Objects::requireNonNull)
                    .toList();
        } catch (ElasticsearchException refused) {
            throw Snapshot.problem(refused);
        } catch (IOException away) {
            throw Problem.elasticsearchAway(away);
        }
    }
}
