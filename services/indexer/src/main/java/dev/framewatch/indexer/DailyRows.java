package dev.framewatch.indexer;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ErrorCause;
import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import dev.framewatch.elasticsearch.AdoptionIndexes;
import dev.framewatch.event.Source;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rows of {@code adoption-daily}: recounted from the events after a refresh, never incremented. A row is written
 * with the time of its recount as external version, so that of two recounts the later one stands. One whose events are
 * gone stays with a count of zero, so that readers who follow the index see that too; a delete they would not.
 */
final class DailyRows {
    private static final int MOST_DAYS = 200;
    private static final int ROWS_A_REQUEST = 1_000;

    /** Of a recount of everything: so many bound the rows in memory, and how often an event is gone over. */
    private static final int EVENTS_AT_ONCE = 200_000;

    private final ElasticsearchClient client;
    private final String generation;
    private final Clock clock;
    private final DailyCounts counts;
    private final Counter changed;

    DailyRows(ElasticsearchClient client, String generation, Clock clock, MeterRegistry meters) {
        this.client = client;
        this.generation = generation;
        this.clock = clock;
        this.counts = new DailyCounts(client);
        this.changed = meters.counter("framewatch.indexer.daily.changed", "generation", generation);
    }

    /**
     * Makes the rows of these days say what the events say.
     *
     * @throws IOException if Elasticsearch is away or refuses
     */
    void recount(Touched.Work work) throws IOException {
        String events = AdoptionIndexes.events(generation, work.source());
        String daily = AdoptionIndexes.daily(generation);
        client.indices().refresh(refresh -> refresh.index(events, daily));
        int written = 0;
        if (work.whole() || work.days().size() > MOST_DAYS) {
            for (Stretch stretch : Stretch.of(counts.months(events), EVENTS_AT_ONCE)) {
                written += recount(work.source(), stretch.holding("occurredAt"), stretch.holding("day"));
            }
        } else {
            written = recount(work.source(), occurredOn(work.days()), rowsOf(work.days()));
        }
        changed.increment(written);
        if (written > 0) {
            client.indices().refresh(refresh -> refresh.index(daily));
        }
    }

    /** Makes the rows that one query matches say what the events say that the other matches; answers how many it mends. */
    private int recount(Source source, Query ofEvents, Query ofRows) throws IOException {
        String daily = AdoptionIndexes.daily(generation);
        String writing = AdoptionIndexes.writing(daily);
        long version = clock.millis();
        Map<DailyRow, Long> counted = counts.ofEvents(AdoptionIndexes.events(generation, source), ofEvents);
        Map<DailyRow, Long> written = counts.ofRows(
                daily,
                Query.of(query -> query.bool(its -> its.filter(ofRows)
                        .filter(filter ->
                                filter.term(term -> term.field("source").value(source.toString()))))));

        List<BulkOperation> operations = new ArrayList<>();
        counted.forEach((row, number) -> {
            if (!number.equals(written.get(row))) {
                operations.add(says(row, number, writing, version));
            }
        });
        written.forEach((row, number) -> {
            if (number > 0 && !counted.containsKey(row)) {
                operations.add(says(row, 0, writing, version));
            }
        });
        write(operations);
        return operations.size();
    }

    private static BulkOperation says(DailyRow row, long number, String writing, long version) {
        return BulkOperation.of(operation -> operation.index(index -> index.index(writing)
                .id(row.id())
                .version(version)
                .versionType(VersionType.External)
                .document(row.document(number))));
    }

    private void write(List<BulkOperation> operations) throws IOException {
        for (int from = 0; from < operations.size(); from += ROWS_A_REQUEST) {
            List<BulkOperation> part = operations.subList(from, Math.min(operations.size(), from + ROWS_A_REQUEST));
            BulkResponse response = client.bulk(bulk -> bulk.requireAlias(true).operations(part));
            for (var item : response.items()) {
                ErrorCause error = item.error();
                if (error != null && item.status() != 409) {
                    throw new IOException("a row was refused: " + error.reason());
                }
            }
        }
    }

    private static Query occurredOn(Set<LocalDate> days) {
        BoolQuery.Builder any = new BoolQuery.Builder();
        days.forEach(day -> any.should(should -> should.range(range -> range.date(
                date -> date.field("occurredAt").gte(day + "T00:00:00.000Z").lt(day.plusDays(1) + "T00:00:00.000Z")))));
        return any.build()._toQuery();
    }

    private static Query rowsOf(Set<LocalDate> days) {
        BoolQuery.Builder any = new BoolQuery.Builder();
        days.forEach(day -> any.should(should -> should.range(range ->
                range.date(date -> date.field("day").gte(day.toString()).lte(day.toString())))));
        return any.build()._toQuery();
    }
}
