package dev.framewatch.indexer;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ErrorCause;
import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import dev.framewatch.elasticsearch.AdoptionIndexes;
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
        String writing = AdoptionIndexes.writing(daily);
        client.indices().refresh(refresh -> refresh.index(events, daily));
        long version = clock.millis();
        boolean all = work.whole() || work.days().size() > MOST_DAYS;
        Map<DailyRow, Long> counted = counts.ofEvents(events, all ? everything() : occurredOn(work.days()));
        Map<DailyRow, Long> written = counts.ofRows(daily, rowsOf(work, all));

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
        changed.increment(operations.size());
        if (!operations.isEmpty()) {
            client.indices().refresh(refresh -> refresh.index(daily));
        }
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

    private static Query everything() {
        return Query.of(query -> query.matchAll(all -> all));
    }

    private static Query occurredOn(Set<LocalDate> days) {
        BoolQuery.Builder any = new BoolQuery.Builder();
        days.forEach(day -> any.should(should -> should.range(range -> range.date(
                date -> date.field("occurredAt").gte(day + "T00:00:00.000Z").lt(day.plusDays(1) + "T00:00:00.000Z")))));
        return any.build()._toQuery();
    }

    private static Query rowsOf(Touched.Work work, boolean all) {
        BoolQuery.Builder rows = new BoolQuery.Builder();
        rows.filter(filter ->
                filter.term(term -> term.field("source").value(work.source().toString())));
        if (!all) {
            BoolQuery.Builder any = new BoolQuery.Builder();
            work.days()
                    .forEach(day -> any.should(should -> should.range(range -> range.date(
                            date -> date.field("day").gte(day.toString()).lte(day.toString())))));
            rows.filter(any.build()._toQuery());
        }
        return rows.build()._toQuery();
    }
}
