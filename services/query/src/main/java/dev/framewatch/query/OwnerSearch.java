package dev.framewatch.query;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.CompositeAggregate;
import co.elastic.clients.elasticsearch._types.aggregations.CompositeAggregation;
import co.elastic.clients.elasticsearch._types.aggregations.CompositeAggregationSource;
import co.elastic.clients.elasticsearch._types.aggregations.CompositeBucket;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.util.NamedValue;
import dev.framewatch.event.Kind;
import dev.framewatch.event.Names;
import dev.framewatch.query.DailyRows.Row;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a query's events owner by owner from a snapshot, page after page of a composite aggregation, to the end. */
final class OwnerSearch {
    private static final String WINDOW = "window";
    private static final String KIND = "kind";
    private static final String OWNER = "owner";
    private static final String SIGNATURE = "signature";
    private static final String PAGES = "pages";

    private final ShareQuery query;
    private final Snapshot snapshot;
    private final int page;
    private final Map<String, Window> windows = new HashMap<>();
    private final Map<String, Set<String>> frameworks = new HashMap<>();

    /** @param page the most owners with a signature that are read at once */
    OwnerSearch(ShareQuery query, Snapshot snapshot, int page) {
        this.query = query;
        this.snapshot = snapshot;
        this.page = page;
    }

    /** How many events it is about; at most one more than these. */
    long events(int most) {
        var total = snapshot.search(
                        Void.class,
                        search -> search.size(0)
                                .trackTotalHits(all -> all.count(most + 1))
                                .query(query.events()))
                .hits()
                .total();
        return Objects.requireNonNull(total, "total").value();
    }

    /** The owners by what their events show together. */
    List<Row> counted() {
        OwnerTally tally = new OwnerTally();
        Map<String, Set<Kind>> accounts =
                query.scope().kinds().stream().collect(Collectors.groupingBy(OwnerRows::account, Collectors.toSet()));
        accounts.forEach((account, kinds) -> {
            Query theirs = Query.of(both ->
                    both.bool(all -> all.filter(query.events(), new Scope(kinds, Days.ALL).ofTheKinds())));
            pages(
                    theirs,
                    List.of(terms(KIND, KIND), terms(OWNER, account), terms(SIGNATURE, SIGNATURE)),
                    bucket -> tally.add(
                            window(bucket),
                            kind(bucket),
                            text(bucket, OWNER),
                            frameworks.computeIfAbsent(
                                    Objects.requireNonNullElse(text(bucket, SIGNATURE), ""),
                                    signature ->
                                            Use.of(signature, query.switches()).frameworks()),
                            bucket.docCount()));
        });
        return tally.rows();
    }

    /** The events that are too coarsely dated, each for itself. */
    List<Row> leftOut() {
        List<Row> rows = new ArrayList<>();
        pages(
                query.leftOut(),
                List.of(terms(KIND, KIND)),
                bucket -> rows.add(new Row(window(bucket), kind(bucket), Use.NONE, bucket.docCount())));
        return rows;
    }

    private void pages(
            Query which, List<NamedValue<CompositeAggregationSource>> sources, Consumer<CompositeBucket> each) {
        List<NamedValue<CompositeAggregationSource>> all = new ArrayList<>();
        CalendarWindow by = query.by();
        if (by != null) {
            all.add(NamedValue.of(
                    WINDOW,
                    CompositeAggregationSource.of(source -> source.dateHistogram(start -> start.field("occurredAt")
                            .calendarInterval(
                                    interval -> interval.time(by.interval().jsonValue()))
                            .format("yyyy-MM-dd")))));
        }
        all.addAll(sources);
        Map<String, FieldValue> after = Map.of();
        do {
            Aggregation aggregation = aggregation(all, after);
            CompositeAggregate found = UntaggedEvents.inside(
                            snapshot.search(
                                            Void.class,
                                            search -> search.size(0)
                                                    .trackTotalHits(total -> total.enabled(false))
                                                    .query(which)
                                                    .aggregations(PAGES, aggregation))
                                    .aggregations(),
                            PAGES)
                    .composite();
            found.buckets().array().forEach(each);
            after = found.afterKey();
        } while (!after.isEmpty());
    }

    private Aggregation aggregation(
            List<NamedValue<CompositeAggregationSource>> sources, Map<String, FieldValue> after) {
        CompositeAggregation.Builder composite =
                new CompositeAggregation.Builder().size(page).sources(sources);
        if (!after.isEmpty()) {
            composite.after(after);
        }
        return new Aggregation.Builder().composite(composite.build()).build();
    }

    /** An event without the field has a bucket too. */
    private static NamedValue<CompositeAggregationSource> terms(String name, String field) {
        return NamedValue.of(
                name,
                CompositeAggregationSource.of(
                        source -> source.terms(terms -> terms.field(field).missingBucket(true))));
    }

    private Window window(CompositeBucket bucket) {
        return windows.computeIfAbsent(Objects.requireNonNullElse(text(bucket, WINDOW), ""), start -> {
            CalendarWindow by = query.by();
            if (by != null && windows.size() >= DailyRows.MOST_WINDOWS) {
                throw Problem.tooManyWindows(by, DailyRows.MOST_WINDOWS);
            }
            return query.window(start.isEmpty() ? null : LocalDate.parse(start));
        });
    }

    private static Kind kind(CompositeBucket bucket) {
        return Names.of(Kind.class, KIND, String.valueOf(text(bucket, KIND)));
    }

    private static @Nullable String text(CompositeBucket bucket, String name) {
        FieldValue value = bucket.key().get(name);
        return value == null || value.isNull() ? null : value.stringValue();
    }
}
