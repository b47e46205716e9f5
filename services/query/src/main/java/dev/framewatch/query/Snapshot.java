package dev.framewatch.query;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.Time;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.transport.rest5_client.low_level.ResponseException;
import dev.framewatch.elasticsearch.ServedGeneration;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Indexes of one generation as they stood at one moment: a point in time of Elasticsearch, kept for {@value #MINUTES}
 * minutes after each use.
 */
final class Snapshot {
    static final int MINUTES = 5;

    private static final int TRIES = 5;
    private static final Time KEPT = Time.of(time -> time.time(MINUTES + "m"));

    private final ElasticsearchClient client;
    private final ServedGeneration generation;
    private final String id;
    private final @Nullable Cursor cursor;

    private Snapshot(ElasticsearchClient client, ServedGeneration generation, String id, @Nullable Cursor cursor) {
        this.client = client;
        this.generation = generation;
        this.id = id;
        this.cursor = cursor;
    }

    /**
     * One that was taken before, which a cursor names; it may be gone.
     *
     * @throws Problem if its generation is gone
     */
    static Snapshot again(ElasticsearchClient client, Cursor cursor) {
        try {
            return ServedGeneration.find(client, cursor.generation())
                    .map(found -> new Snapshot(client, found, cursor.snapshot(), cursor))
                    .orElseThrow(() -> Problem.generationDropped(cursor.generation()));
        } catch (ElasticsearchException refused) {
            throw problem(refused);
        } catch (IOException away) {
            throw Problem.elasticsearchAway(away);
        }
    }

    /** Takes one of the generation that is served, if any is: of the indexes that these are its names. */
    static Optional<Snapshot> of(ElasticsearchClient client, Function<String, List<String>> indexes) {
        for (int left = TRIES; ; left--) {
            try {
                Optional<ServedGeneration> served = ServedGeneration.served(client);
                return served.isEmpty()
                        ? Optional.empty()
                        : Optional.of(taken(
                                client, served.get(), indexes.apply(served.get().id())));
            } catch (ElasticsearchException refused) {
                // Another generation is served, and this one dropped, since it was asked which one is.
                if (refused.status() != 404 || left == 0) {
                    throw problem(refused);
                }
            } catch (IOException away) {
                throw Problem.elasticsearchAway(away);
            }
        }
    }

    private static Snapshot taken(ElasticsearchClient client, ServedGeneration generation, List<String> indexes)
            throws IOException {
        String id = client.openPointInTime(open -> open.index(indexes).keepAlive(KEPT))
                .id();
        return new Snapshot(client, generation, id, null);
    }

    /** The generation whose indexes it shows. */
    ServedGeneration generation() {
        return generation;
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
            throw cursor == null ? problem(refused) : problem(refused, cursor);
        } catch (IOException away) {
            throw cursor != null && isItsOwnFault(away)
                    ? EventQuery.wrongCursor(cursor)
                    : Problem.elasticsearchAway(away);
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

    private static RuntimeException problem(ElasticsearchException refused, Cursor cursor) {
        return switch (refused.status()) {
            case 404 -> Problem.cursorExpired(refused);
            case 400 -> EventQuery.wrongCursor(cursor);
            default -> problem(refused);
        };
    }

    /** Elasticsearch's decoder trips over some of the ids that it never gave, which the client takes for a lost node. */
    private static boolean isItsOwnFault(IOException failure) {
        return Stream.of(failure, failure.getCause())
                .anyMatch(one -> one instanceof ResponseException answer
                        && answer.getResponse().getStatusCode() == 500);
    }

    /** What a reader is told where Elasticsearch refuses. */
    static RuntimeException problem(ElasticsearchException refused) {
        if (refused.status() == 401 || refused.status() == 403) {
            return Problem.elasticsearchRefuses(refused);
        }
        boolean later = refused.status() == 404 || refused.status() == 429 || refused.status() >= 500;
        return later
                ? Problem.elasticsearchAway(refused)
                : new IllegalStateException("Elasticsearch refused a query: " + refused.error(), refused);
    }
}
