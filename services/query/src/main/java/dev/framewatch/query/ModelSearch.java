package dev.framewatch.query;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch.core.search.Hit;
import dev.framewatch.elasticsearch.AdoptionIndexes;
import dev.framewatch.event.Precision;
import dev.framewatch.event.Source;
import dev.framewatch.query.Models.Library;
import dev.framewatch.query.Models.Unknown;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the daily counts of models, whose ids say what they count: {@code huggingface:models:pytorch:any:2026-11-23}. */
final class ModelSearch {
    private static final int PAGE = 10_000;
    /** Ten years of some 65 counts a day are fewer. */
    private static final int PAGES = 25;

    private static final String EXCLUSIVE = "exclusive";
    private static final String ANY = "any";

    private final ElasticsearchClient client;
    private final int page;
    private final int pages;

    ModelSearch(ElasticsearchClient client) {
        this(client, PAGE, PAGES);
    }

    /** One that reads at most so many pages of so many counts. */
    ModelSearch(ElasticsearchClient client, int page, int pages) {
        this.client = client;
        this.page = page;
        this.pages = pages;
    }

    /** A count as it was collected; {@code models} is absent where its source removed it. */
    private record Document(String id, @Nullable Counts metrics) {}

    private record Counts(@Nullable Long models) {}

    private record Count(LocalDate day, String framework, String scope, long models, String link) {}

    /**
     * What was read.
     *
     * @param counts newest day first
     * @param cut the day that was not read to its end, as none before it; absent: all were read
     */
    private record Counted(List<Count> counts, @Nullable LocalDate cut) {}

    /** The counts of days. */
    Models models(Days days, LocalDate today) {
        return Snapshot.of(client, generation -> List.of(AdoptionIndexes.events(generation, Source.HUGGINGFACE)))
                .map(snapshot -> {
                    try {
                        return models(today, snapshot.generation().id(), counts(snapshot, days));
                    } finally {
                        snapshot.release();
                    }
                })
                .orElseGet(() -> models(today, null, new Counted(List.of(), null)));
    }

    private Counted counts(Snapshot snapshot, Days days) {
        List<Count> counts = new ArrayList<>();
        List<FieldValue> after = List.of();
        for (int left = pages; left > 0; left--) {
            List<Hit<Document>> hits = hits(snapshot, days, after);
            hits.forEach(hit -> count(Objects.requireNonNull(hit.source())).ifPresent(counts::add));
            if (hits.size() < page) {
                return new Counted(counts, null);
            }
            after = hits.getLast().sort();
        }
        LocalDate last = counts.isEmpty() ? null : counts.getLast().day();
        counts.removeIf(count -> count.day().equals(last));
        return new Counted(counts, last);
    }

    /** Those after others by day, newest first; a point in time adds what tells those of one day apart. */
    private List<Hit<Document>> hits(Snapshot snapshot, Days days, List<FieldValue> after) {
        return snapshot.<Document>search(Document.class, search -> {
                    search.size(page)
                            .trackTotalHits(total -> total.enabled(false))
                            .query(query ->
                                    query.bool(all -> all.filter(days.holding("occurredAt", List.of(Precision.DAY)))
                                            .mustNot(not -> not.term(term ->
                                                    term.field("removed").value(true)))))
                            .source(source -> source.filter(fields -> fields.includes("id", "metrics.models")))
                            .sort(sort ->
                                    sort.field(by -> by.field("occurredAt").order(SortOrder.Desc)));
                    return after.isEmpty() ? search : search.searchAfter(after);
                })
                .hits()
                .hits();
    }

    private static Optional<Count> count(Document document) {
        Long models = document.metrics() == null ? null : document.metrics().models();
        String[] parts = document.id().split(":", -1);
        if (models == null || parts.length < 4) {
            return Optional.empty();
        }
        LocalDate day = LocalDate.parse(parts[parts.length - 1]);
        String scope = parts.length == 5 ? parts[3] : "";
        return Optional.of(new Count(day, parts[2], scope, models, EventsApi.whole(document.id())));
    }

    private static Models models(LocalDate today, @Nullable String generation, Counted counted) {
        List<Count> counts = counted.counts();
        Map<LocalDate, Map<String, List<Count>>> days = new TreeMap<>(Comparator.reverseOrder());
        List<Unknown> unknown = new ArrayList<>();
        for (Count count : counts) {
            if (count.scope().isEmpty()) {
                unknown.add(new Unknown(count.day(), count.models(), count.link()));
            } else {
                days.computeIfAbsent(count.day(), day -> new TreeMap<>())
                        .computeIfAbsent(count.framework(), framework -> new ArrayList<>())
                        .add(count);
            }
        }
        List<Library> libraries = new ArrayList<>();
        days.forEach((day, frameworks) -> libraries.addAll(libraries(day, frameworks)));
        return new Models(today, generation, libraries, unknown, notes(counted));
    }

    private static List<String> notes(Counted counted) {
        if (counted.cut() != null) {
            return List.of("The days until " + counted.cut() + " are left out, as there are more than one answer holds;"
                    + " to=" + counted.cut().plusDays(1) + " has them.");
        }
        return counted.counts().isEmpty() ? List.of(EventsApi.NOTHING_YET) : List.of();
    }

    private static List<Library> libraries(LocalDate day, Map<String, List<Count>> frameworks) {
        long all = frameworks.values().stream()
                .mapToLong(counts -> of(counts, EXCLUSIVE))
                .sum();
        return frameworks.entrySet().stream()
                .map(each -> {
                    long exclusive = of(each.getValue(), EXCLUSIVE);
                    return new Library(
                            day,
                            each.getKey(),
                            exclusive,
                            of(each.getValue(), ANY),
                            all == 0 ? null : Shares.ratio(exclusive, all),
                            each.getValue().getFirst().link());
                })
                .sorted(Comparator.comparingLong((Library library) -> -library.any())
                        .thenComparing(Library::framework))
                .toList();
    }

    private static long of(List<Count> counts, String scope) {
        return counts.stream()
                .filter(count -> count.scope().equals(scope))
                .mapToLong(Count::models)
                .sum();
    }
}
