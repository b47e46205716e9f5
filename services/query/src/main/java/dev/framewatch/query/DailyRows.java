package dev.framewatch.query;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import dev.framewatch.elasticsearch.ServedGeneration;
import dev.framewatch.event.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The daily rows of the generation that is served, in memory: what changed in Elasticsearch is read before a query where
 * the last look was longer ago than they may be old. What they do not know, the venues of papers, is counted from the
 * events. Safe for several threads.
 */
final class DailyRows {
    /** The most windows of one answer: five years of days, 38 of weeks. */
    static final int MOST_WINDOWS = 2_000;

    /** Nothing that was deleted since is still there after so long; the recount leaves what vanished as zeros longer. */
    private static final Duration LONGEST_ABSENCE = Duration.ofMinutes(10);

    private final ElasticsearchClient client;
    private final Duration age;
    private final Caveats caveats;
    private final VenueRows venues;
    private @Nullable DailyCopy copy;
    private long looked;

    /**
     * @param client reads them
     * @param age how old they may be
     * @param caveats what is known to be wrong with them
     */
    DailyRows(ElasticsearchClient client, Duration age, Caveats caveats) {
        this.client = client;
        this.age = age;
        this.caveats = caveats;
        this.venues = new VenueRows(client);
    }

    /** The events of one window, kind and use. */
    record Row(Window window, Kind kind, Use use, long events) {}

    /**
     * What a query counts, read from one generation.
     *
     * @param counted the events that belong to a window with the whole of their day, month or year
     * @param leftOut the others that may have happened within the query's range
     * @param generation that generation; absent: nothing is indexed yet
     * @param ofOwners whether owners are counted, and not events
     * @param caveats what is known to be wrong with the data
     */
    record Rows(
            List<Row> counted,
            List<Row> leftOut,
            @Nullable ServedGeneration generation,
            boolean ofOwners,
            List<Caveat> caveats) {
        /** Rows of events of which nothing is known to be wrong. */
        Rows(List<Row> counted, List<Row> leftOut, @Nullable ServedGeneration generation) {
            this(counted, leftOut, generation, false, List.of());
        }

        /** Rows of owners. */
        static Rows ofOwners(List<Row> counted, List<Row> leftOut, @Nullable ServedGeneration generation) {
            return new Rows(counted, leftOut, generation, true, List.of());
        }

        /** The same with what is known to be wrong with them. */
        Rows with(List<Caveat> known) {
            return new Rows(counted, leftOut, generation, ofOwners, known);
        }

        /** The name of the generation, if there is one. */
        @Nullable
        String generationId() {
            return generation == null ? null : generation.id();
        }

        /** The version of its taxonomy, if it is known. */
        @Nullable
        String taxonomy() {
            return generation == null ? null : generation.taxonomy();
        }
    }

    /** The rows; none if there is no index yet. */
    Rows read(ShareQuery query) {
        return caveats.on(query, query.switches().venues().isEmpty() ? added(query) : venues.read(query));
    }

    private synchronized Rows added(ShareQuery query) {
        DailyCopy now = look();
        if (now == null) {
            return new Rows(List.of(), List.of(), null);
        }
        WindowSums sums = now.table().sums(query);
        return new Rows(sums.counted(), sums.leftOut(), now.generation());
    }

    /**
     * Which rows there are, in one word that changes as soon as any of them does; empty: there are none yet.
     *
     * @throws Problem if Elasticsearch does not tell
     */
    synchronized String version() {
        DailyCopy now = look();
        return now == null ? "" : now.version();
    }

    private @Nullable DailyCopy look() {
        Duration since = Duration.ofNanos(System.nanoTime() - looked);
        if (copy != null && since.compareTo(age) < 0) {
            return copy;
        }
        try {
            Optional<ServedGeneration> served = ServedGeneration.served(client);
            boolean goesOn = since.compareTo(LONGEST_ABSENCE) < 0
                    && served.filter(found -> copy != null && copy.isOf(found)).isPresent();
            copy = goesOn ? copy : served.map(DailyCopy::new).orElse(null);
            if (copy != null) {
                copy.follow(client);
            }
            looked = System.nanoTime();
            return copy;
        } catch (ElasticsearchException refused) {
            throw Snapshot.problem(refused);
        } catch (IOException away) {
            throw Problem.elasticsearchAway(away);
        }
    }
}
