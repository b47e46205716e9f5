package dev.framewatch.query;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.Time;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * An index as it stood at one moment, of one generation: a point in time of Elasticsearch, kept for
 * {@value #MINUTES} minutes after each use.
 */
final class Snapshot {
    static final int MINUTES = 5;

    private static final Time KEPT = Time.of(time -> time.time(MINUTES + "m"));

    private final ElasticsearchClient client;
    private final String id;
    private final boolean again;

    private Snapshot(ElasticsearchClient client, String id, boolean again) {
        this.client = client;
        this.id = id;
        this.again = again;
    }

    /** One that was taken before, by its id; it may be gone. */
    static Snapshot again(ElasticsearchClient client, String id) {
        return new Snapshot(client, id, true);
    }

    /** Takes one; empty if nothing has the alias yet. */
    static Optional<Snapshot> of(ElasticsearchClient client, String alias) {
        try {
            String id = client.openPointInTime(open -> open.index(alias).keepAlive(KEPT))
                    .id();
            return Optional.of(new Snapshot(client, id, false));
        } catch (ElasticsearchException refused) {
            if (refused.status() == 404) {
                return Optional.empty();
            }
            throw problem(refused);
        } catch (IOException away) {
            throw Problem.elasticsearchAway(away);
        }
    }

    String id() {
        return id;
    }

    /** Searches it; a shard that fails is an error, never a smaller figure. */
    <T> SearchResponse<T> search(Type type, UnaryOperator<SearchRequest.Builder> request) {
        try {
            return client.search(
                    SearchRequest.of(search -> request.apply(search)
                            .allowPartialSearchResults(false)
                            .pit(pit -> pit.id(id).keepAlive(KEPT))),
                    type);
        } catch (ElasticsearchException refused) {
            throw again && refused.status() == 404 ? Problem.cursorExpired(refused) : problem(refused);
        } catch (IOException away) {
            throw Problem.elasticsearchAway(away);
        }
    }

    /** Lets it go before its time; where that fails, its time runs out. */
    void release() {
        try {
            client.closePointInTime(close -> close.id(id));
        } catch (ElasticsearchException | IOException alreadyGone) {
            return;
        }
    }

    private static RuntimeException problem(ElasticsearchException refused) {
        boolean later = refused.status() == 404 || refused.status() == 429 || refused.status() >= 500;
        return later
                ? Problem.elasticsearchAway(refused)
                : new IllegalStateException("Elasticsearch refused a query: " + refused.error(), refused);
    }
}
