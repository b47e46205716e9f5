package dev.framewatch.query;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import dev.framewatch.elasticsearch.AdoptionIndexes;
import dev.framewatch.event.Kind;
import dev.framewatch.event.Venue;
import dev.framewatch.query.DailyRows.Row;
import dev.framewatch.query.DailyRows.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The rows of a query that is about papers of some venues, counted from the events, since a daily row knows no venues. */
final class VenueRows {
    private static final int PAGE = 10_000;
    private static final String SIGNATURE = "signature";

    private final ElasticsearchClient client;

    VenueRows(ElasticsearchClient client) {
        this.client = client;
    }

    /** Matches papers of these venues. */
    static Query published(Set<String> venues) {
        List<FieldValue> topics =
                venues.stream().map(Venue::topic).map(FieldValue::of).toList();
        return Query.of(query -> query.bool(any -> {
            any.filter(paper -> paper.term(term -> term.field("kind").value(Kind.PAPER.toString())));
            any.should(whole -> whole.terms(terms -> terms.field("topics").terms(values -> values.value(topics))));
            venues.stream()
                    .flatMap(venue -> Venue.beginnings(venue).stream())
                    .forEach(beginning -> any.should(
                            of -> of.prefix(prefix -> prefix.field("topics").value(beginning))));
            return any.minimumShouldMatch("1");
        }));
    }

    /** The rows; none if there is no index yet. */
    Rows read(ShareQuery query) {
        return Snapshot.of(client, AdoptionIndexes::events)
                .map(snapshot -> {
                    try {
                        EventBuckets buckets = new EventBuckets(query, snapshot, PAGE);
                        return new Rows(
                                rows(query, query.events(), buckets),
                                rows(query, query.leftOut(), buckets),
                                snapshot.generation());
                    } finally {
                        snapshot.release();
                    }
                })
                .orElseGet(() -> new Rows(List.of(), List.of(), null));
    }

    private static List<Row> rows(ShareQuery query, Query which, EventBuckets buckets) {
        List<Row> rows = new ArrayList<>();
        buckets.read(
                which,
                List.of(EventBuckets.kinds(), EventBuckets.values(SIGNATURE, SIGNATURE)),
                bucket -> rows.add(new Row(
                        buckets.window(bucket),
                        EventBuckets.kind(bucket),
                        Use.of(EventBuckets.text(bucket, SIGNATURE), query.switches()),
                        bucket.docCount())));
        return rows;
    }
}
