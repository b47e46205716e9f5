package dev.framewatch.query;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.FilterAggregate;
import co.elastic.clients.elasticsearch._types.aggregations.StringTermsBucket;
import co.elastic.clients.elasticsearch._types.aggregations.TermsAggregation;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import dev.framewatch.event.Kind;
import dev.framewatch.event.Precision;
import dev.framewatch.query.RadarQuery.Field;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The events of one kind that have no tag, counted by the names that they list. Forks and reposts, which copy what they
 * list, count as none.
 */
final class UntaggedEvents {
    /** The most names of a field that are looked at in a window: the most frequent ones. */
    static final int MOST_NAMES = 10_000;

    static final String TIME = "occurredAt";

    private static final String NAMES = "names";
    private static final String ACCOUNTS = "accounts";

    private final Snapshot snapshot;
    private final Kind kind;

    UntaggedEvents(Snapshot snapshot, Kind kind) {
        this.snapshot = snapshot;
        this.kind = kind;
    }

    /**
     * How often a name stands in a window.
     *
     * @param events the events that have it
     * @param accounts the accounts behind them; 0 where their source names none
     */
    record Count(long events, long accounts) {}

    /**
     * The names of a field in a window.
     *
     * @param of the events that have any name there
     * @param counts the names
     */
    record Names(long of, Map<String, Count> counts) {}

    /** The day of the newest event, with a tag or without: the days before it are complete. */
    @Nullable
    LocalDate newest() {
        Query dated = Query.of(query ->
                query.bool(all -> all.filter(ofTheKind(), during(Days.ALL)).mustNot(is("removed"))));
        Double newest = search(dated, Aggregation.of(any -> any.max(max -> max.field(TIME))))
                .max()
                .value();
        return newest == null || newest.isInfinite() ? null : day(newest);
    }

    static LocalDate day(double epochMillis) {
        return Instant.ofEpochMilli((long) epochMillis).atOffset(ZoneOffset.UTC).toLocalDate();
    }

    Snapshot snapshot() {
        return snapshot;
    }

    /** How many there are in a window. */
    long count(Days window) {
        return count(untagged(during(window)));
    }

    /** How many may have happened in a window, and are dated to the month or year only. */
    long coarse(Days window) {
        Query coarse = Query.of(
                query -> query.bool(but -> but.filter(window.touching(TIME)).mustNot(during(Days.ALL))));
        return count(untagged(coarse));
    }

    /** The most frequent names of a field in a window, those with at least so many events. */
    Names names(Days window, Field field, int fewest) {
        return names(window, field, terms -> terms.size(MOST_NAMES).minDocCount(fewest));
    }

    /** These names of a field in a window, as far as they stand there. */
    Names names(Days window, Field field, List<String> these) {
        return names(
                window, field, terms -> terms.size(Math.max(1, these.size())).include(only -> only.terms(these)));
    }

    private Names names(Days window, Field field, UnaryOperator<TermsAggregation.Builder> which) {
        TermsAggregation terms = which.apply(new TermsAggregation.Builder().field(field.property()))
                .build();
        Aggregation names = new Aggregation.Builder()
                .terms(terms)
                .aggregations(ACCOUNTS, accounts -> accounts.cardinality(count -> count.field(OwnerRows.account(kind))))
                .build();
        Aggregation any = new Aggregation.Builder()
                .filter(has(field.property()))
                .aggregations(NAMES, names)
                .build();
        FilterAggregate found = search(untagged(during(window)), any).filter();
        Map<String, Count> counts = new LinkedHashMap<>();
        for (StringTermsBucket bucket :
                inside(found.aggregations(), NAMES).sterms().buckets().array()) {
            long accounts =
                    inside(bucket.aggregations(), ACCOUNTS).cardinality().value();
            counts.put(bucket.key().stringValue(), new Count(bucket.docCount(), accounts));
        }
        return new Names(found.docCount(), counts);
    }

    /** Those that are dated as this says. */
    Query untagged(Query when) {
        return Query.of(query -> query.bool(all ->
                all.filter(ofTheKind(), when).mustNot(has("tags.role"), is("removed"), is("fork"), is("repost"))));
    }

    /** What is dated to a day of a window. */
    static Query during(Days window) {
        return window.holding(TIME, List.of(Precision.DAY));
    }

    Query ofTheKind() {
        return Query.of(query -> query.term(term -> term.field("kind").value(kind.toString())));
    }

    private static Query has(String field) {
        return Query.of(query -> query.exists(exists -> exists.field(field)));
    }

    static Query is(String flag) {
        return Query.of(query -> query.term(term -> term.field(flag).value(true)));
    }

    private long count(Query query) {
        var total = snapshot.search(
                        Void.class,
                        search -> search.size(0)
                                .trackTotalHits(all -> all.enabled(true))
                                .query(query))
                .hits()
                .total();
        return Objects.requireNonNull(total, "total").value();
    }

    private Aggregate search(Query query, Aggregation aggregation) {
        return inside(
                snapshot.search(
                                Void.class,
                                search -> search.size(0)
                                        .trackTotalHits(all -> all.enabled(false))
                                        .query(query)
                                        .aggregations(NAMES, aggregation))
                        .aggregations(),
                NAMES);
    }

    static Aggregate inside(Map<String, Aggregate> aggregations, String name) {
        return Objects.requireNonNull(aggregations.get(name), name);
    }
}
