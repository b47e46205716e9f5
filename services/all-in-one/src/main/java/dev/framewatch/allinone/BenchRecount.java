package dev.framewatch.allinone;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.CalendarInterval;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import dev.framewatch.elasticsearch.AdoptionIndexes;
import dev.framewatch.event.Precision;
import dev.framewatch.event.Signature;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Shares counted from {@code adoption-events} itself: the events of a range by kind, window and signature, whose words
 * are then read one by one.
 *
 * @param client reads them
 */
record BenchRecount(ElasticsearchClient client) {
    private static final int MOST_KINDS = 20;
    private static final int MOST_SIGNATURES = 50_000;

    /**
     * What is counted.
     *
     * @param from the first day
     * @param to the day after the last
     * @param by the windows, quarters or years, named by their first day; absent: one
     * @param without the flag whose events do not count, besides those of reposts; absent: none
     */
    record Asked(
            LocalDate from,
            LocalDate to,
            @Nullable CalendarInterval by,
            @Nullable String without) {}

    BenchCounts count(Asked asked) throws IOException {
        Aggregation signatures = Aggregation.of(
                each -> each.terms(terms -> terms.field("signature").size(MOST_SIGNATURES)));
        CalendarInterval by = asked.by();
        Aggregation windows = by == null
                ? Aggregation.of(
                        each -> each.filter(all -> all.matchAll(any -> any)).aggregations("signatures", signatures))
                : Aggregation.of(each -> each.dateHistogram(histogram -> histogram
                                .field("occurredAt")
                                .calendarInterval(by)
                                .format("yyyy-MM-dd")
                                .minDocCount(1))
                        .aggregations("signatures", signatures));
        Map<String, Aggregate> found = client.search(
                        search -> search.index(AdoptionIndexes.EVENTS)
                                .size(0)
                                .requestCache(false)
                                .query(query(asked))
                                .aggregations(
                                        "kinds",
                                        kinds -> kinds.terms(terms ->
                                                        terms.field("kind").size(MOST_KINDS))
                                                .aggregations("windows", windows)),
                        Void.class)
                .aggregations();
        BenchCounts counts = new BenchCounts();
        Objects.requireNonNull(found.get("kinds")).sterms().buckets().array().forEach(kind -> {
            String name = kind.key().stringValue();
            Aggregate inside = Objects.requireNonNull(kind.aggregations().get("windows"));
            if (by == null) {
                add(counts, "", name, inside.filter().aggregations());
            } else {
                inside.dateHistogram()
                        .buckets()
                        .array()
                        .forEach(window ->
                                add(counts, Objects.requireNonNull(window.keyAsString()), name, window.aggregations()));
            }
        });
        return counts;
    }

    private static void add(BenchCounts counts, String window, String kind, Map<String, Aggregate> inside) {
        Objects.requireNonNull(inside.get("signatures"))
                .sterms()
                .buckets()
                .array()
                .forEach(bucket -> {
                    Set<String> used = Signature.parse(bucket.key().stringValue()).stream()
                            .filter(word -> word.role().countsAsUse())
                            .map(Signature.Word::framework)
                            .collect(Collectors.toSet());
                    counts.add(window, kind, used, bucket.docCount());
                });
    }

    private static Query query(Asked asked) {
        return Query.of(query -> query.bool(all -> {
            all.filter(when -> when.bool(any -> {
                for (Precision precision : Precision.values()) {
                    if (holds(asked.by(), precision)) {
                        any.should(dated(asked, precision));
                    }
                }
                return any.minimumShouldMatch("1");
            }));
            all.filter(counted ->
                    counted.terms(terms -> terms.field("kind").terms(values -> values.value(BenchCounts.kinds()))));
            all.mustNot(is("removed"), is("repost"));
            return asked.without() == null ? all : all.mustNot(is(asked.without()));
        }));
    }

    /** Whether a window holds the whole of what an event is dated to. */
    private static boolean holds(@Nullable CalendarInterval by, Precision precision) {
        return by == null || by == CalendarInterval.Year || precision != Precision.YEAR;
    }

    private static Query is(String flag) {
        return Query.of(query -> query.term(term -> term.field(flag).value(true)));
    }

    /** What of a precision lies in the range with the whole of its day, month or year. */
    private static Query dated(Asked asked, Precision precision) {
        LocalDate first = start(asked.from(), precision);
        LocalDate from = first.isBefore(asked.from()) ? next(first, precision) : first;
        LocalDate to = start(asked.to(), precision);
        return Query.of(query -> query.bool(both -> both.filter(
                        its -> its.term(term -> term.field("precision").value(precision.toString())))
                .filter(when -> when.range(range -> range.date(date -> date.field("occurredAt")
                        .format("strict_date")
                        .gte(from.toString())
                        .lt(to.toString()))))));
    }

    private static LocalDate start(LocalDate day, Precision precision) {
        return switch (precision) {
            case DAY -> day;
            case MONTH -> day.withDayOfMonth(1);
            case YEAR -> day.withDayOfYear(1);
        };
    }

    private static LocalDate next(LocalDate start, Precision precision) {
        return precision == Precision.YEAR ? start.plusYears(1) : start.plusMonths(1);
    }
}
