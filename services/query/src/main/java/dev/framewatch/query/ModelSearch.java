package dev.framewatch.query;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
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
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the daily counts of models, whose ids say what they count: {@code huggingface:models:pytorch:any:2026-11-23}. */
final class ModelSearch {
    private static final int MOST = 10_000;
    private static final String EXCLUSIVE = "exclusive";
    private static final String ANY = "any";

    private final ElasticsearchClient client;

    ModelSearch(ElasticsearchClient client) {
        this.client = client;
    }

    /** A count as it was collected; {@code models} is absent where its source removed it. */
    private record Document(String id, @Nullable Counts metrics) {}

    private record Counts(@Nullable Long models) {}

    private record Count(LocalDate day, String framework, String scope, long models, String link) {}

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
                .orElseGet(() -> models(today, null, List.of()));
    }

    private static List<Count> counts(Snapshot snapshot, Days days) {
        List<Hit<Document>> hits = snapshot.<Document>search(
                        Document.class,
                        search -> search.size(MOST)
                                .query(query ->
                                        query.bool(all -> all.filter(days.holding("occurredAt", List.of(Precision.DAY)))
                                                .mustNot(not -> not.term(term ->
                                                        term.field("removed").value(true)))))
                                .source(source -> source.filter(fields -> fields.includes("id", "metrics.models")))
                                .sort(sort ->
                                        sort.field(by -> by.field("occurredAt").order(SortOrder.Desc))))
                .hits()
                .hits();
        List<Count> counts = new ArrayList<>();
        for (Hit<Document> hit : hits) {
            Document document = Objects.requireNonNull(hit.source());
            Long models = document.metrics() == null ? null : document.metrics().models();
            String[] parts = document.id().split(":", -1);
            if (models != null && parts.length >= 4) {
                LocalDate day = LocalDate.parse(parts[parts.length - 1]);
                String scope = parts.length == 5 ? parts[3] : "";
                counts.add(new Count(day, parts[2], scope, models, EventsApi.whole(document.id())));
            }
        }
        return counts;
    }

    private static Models models(LocalDate today, @Nullable String generation, List<Count> counts) {
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
        return new Models(
                today, generation, libraries, unknown, counts.isEmpty() ? List.of(EventsApi.NOTHING_YET) : List.of());
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
