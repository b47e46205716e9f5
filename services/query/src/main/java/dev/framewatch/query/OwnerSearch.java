package dev.framewatch.query;

import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.CompositeBucket;
import co.elastic.clients.elasticsearch._types.aggregations.SamplerAggregate;
import co.elastic.clients.elasticsearch._types.aggregations.StringTermsBucket;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.util.NamedValue;
import dev.framewatch.event.Kind;
import dev.framewatch.query.DailyRows.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads a query's events owner by owner from a snapshot, page after page of a composite aggregation, to the end. As each
 * page goes through all events that the search matches, the owners are divided into ranges of about a page each.
 */
final class OwnerSearch {
    private static final String SAMPLE = "sample";
    /** How many events are looked at to find out where ranges end: twenty for each page of the most that are read. */
    private static final int SAMPLED = 2_000;

    private static final String OWNER = "owner";
    private static final String SIGNATURE = "signature";

    private final ShareQuery query;
    private final Snapshot snapshot;
    private final int page;
    private final EventBuckets buckets;
    private final Map<String, Set<String>> frameworks = new HashMap<>();

    /** @param page the most owners with a signature that are read at once */
    OwnerSearch(ShareQuery query, Snapshot snapshot, int page) {
        this.query = query;
        this.snapshot = snapshot;
        this.page = page;
        this.buckets = new EventBuckets(query, snapshot, page);
    }

    /** How many events it is about; at most one more than these. */
    long events(int most) {
        return total(snapshot.search(
                Void.class,
                search -> search.size(0)
                        .trackTotalHits(all -> all.count(most + 1))
                        .query(query.events())));
    }

    private static long total(SearchResponse<Void> found) {
        return Objects.requireNonNull(found.hits().total(), "total").value();
    }

    /** The owners by what their events show together. */
    List<Row> counted() {
        OwnerTally tally = new OwnerTally();
        Map<String, Set<Kind>> accounts =
                query.scope().kinds().stream().collect(Collectors.groupingBy(OwnerRows::account, Collectors.toSet()));
        accounts.forEach((account, kinds) -> {
            Query theirs = Query.of(both ->
                    both.bool(all -> all.filter(query.events(), new Scope(kinds, Days.ALL).ofTheKinds())));
            for (Query range : ranges(account, theirs)) {
                buckets.read(
                        range,
                        List.of(
                                EventBuckets.kinds(),
                                EventBuckets.values(OWNER, account),
                                EventBuckets.values(SIGNATURE, SIGNATURE)),
                        bucket -> tally.add(
                                buckets.window(bucket),
                                EventBuckets.kind(bucket),
                                owner(bucket),
                                frameworks.computeIfAbsent(
                                        EventBuckets.text(bucket, SIGNATURE),
                                        signature -> Use.of(signature, query.switches())
                                                .frameworks()),
                                bucket.docCount()));
            }
        });
        return tally.rows();
    }

    /** Together they match each of these events once: by the accounts from one of a sample to another, or by none. */
    private List<Query> ranges(String account, Query theirs) {
        Aggregation inOrder = Aggregation.of(any -> any.terms(
                terms -> terms.field(account).size(SAMPLED).order(List.of(NamedValue.of("_key", SortOrder.Asc)))));
        SearchResponse<Void> found = snapshot.search(
                Void.class,
                search -> search.size(0)
                        .trackTotalHits(all -> all.enabled(true))
                        .query(theirs)
                        .aggregations(
                                SAMPLE,
                                sample -> sample.sampler(some -> some.shardSize(SAMPLED))
                                        .aggregations(OWNER, inOrder)));
        long events = total(found);
        if (events <= page) {
            return List.of(theirs);
        }
        SamplerAggregate sample =
                UntaggedEvents.inside(found.aggregations(), SAMPLE).sampler();
        double sampledOfPage = (double) page * sample.docCount() / events;
        List<Query> ranges = new ArrayList<>();
        ranges.add(Query.of(any ->
                any.bool(nobody -> nobody.filter(theirs).mustNot(known -> known.exists(who -> who.field(account))))));
        String after = null;
        double sampled = 0;
        for (StringTermsBucket one : UntaggedEvents.inside(sample.aggregations(), OWNER)
                .sterms()
                .buckets()
                .array()) {
            sampled += one.docCount();
            if (sampled >= sampledOfPage) {
                String last = one.key().stringValue();
                ranges.add(range(theirs, account, after, last));
                after = last;
                sampled = 0;
            }
        }
        ranges.add(range(theirs, account, after, null));
        return ranges;
    }

    /** Matches those of the accounts after one, to the last of them; absent: no bound. */
    private static Query range(Query theirs, String account, @Nullable String after, @Nullable String last) {
        return Query.of(any -> any.bool(all -> all.filter(theirs)
                .filter(of -> of.range(from ->
                        from.term(accounts -> accounts.field(account).gt(after).lte(last))))));
    }

    /** The events that are too coarsely dated, each for itself. */
    List<Row> leftOut() {
        List<Row> rows = new ArrayList<>();
        buckets.read(
                query.leftOut(),
                List.of(EventBuckets.kinds()),
                bucket -> rows.add(
                        new Row(buckets.window(bucket), EventBuckets.kind(bucket), Use.NONE, bucket.docCount())));
        return rows;
    }

    private static @Nullable String owner(CompositeBucket bucket) {
        String owner = EventBuckets.text(bucket, OWNER);
        return owner.isEmpty() ? null : owner;
    }
}
