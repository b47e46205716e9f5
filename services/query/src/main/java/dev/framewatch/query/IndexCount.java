package dev.framewatch.query;

import dev.framewatch.event.Source;
import dev.framewatch.query.AdoptionIndex.Change;
import dev.framewatch.query.AdoptionIndex.Part;
import dev.framewatch.query.AdoptionIndex.Ranked;
import dev.framewatch.query.AdoptionIndex.Sensitivity;
import dev.framewatch.query.AdoptionIndex.Weighed;
import dev.framewatch.query.DailyRows.Rows;
import dev.framewatch.query.LogOddsTrend.Interval;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The adoption index on a day, and how it was 30 days before. */
final class IndexCount {
    /** The change is against the window so many days before. */
    static final int CHANGE = 30;

    private final IndexQuery query;
    private final IndexMix now;
    private final IndexMix before;

    private IndexCount(IndexQuery query, IndexMix now, IndexMix before) {
        this.query = query;
        this.now = now;
        this.before = before;
    }

    static AdoptionIndex of(IndexQuery query, Rows rows, Rows earlier, LocalDate today) {
        IndexMix now = IndexMix.of(SourceCount.of(rows.counted()), query.weights());
        IndexMix before = IndexMix.of(SourceCount.of(earlier.counted()), query.weights());
        IndexCount count = new IndexCount(query, now, before);
        return new AdoptionIndex(
                today,
                rows.generationId(),
                rows.taxonomy(),
                query.range(),
                count.weights(),
                count.ranking(),
                count.sensitivity(),
                FigureNotes.of(rows, now.counts().isEmpty(), count.notes()));
    }

    private List<Weighed> weights() {
        return Weights.SOURCES.stream()
                .map(source -> {
                    SourceCount its = now.counts().get(source);
                    return new Weighed(
                            source.toString(),
                            Shares.rounded(query.weights().of(source)),
                            Shares.rounded(now.weights().of(source)),
                            its == null ? 0 : its.total());
                })
                .toList();
    }

    private List<Ranked> ranking() {
        if (now.isEmpty()) {
            return List.of();
        }
        Map<String, Integer> ranks = now.ranks(all(now));
        Map<String, Integer> earlier = before.ranks(all(before));
        return ranks.keySet().stream()
                .filter(this::isShown)
                .map(framework -> ranked(framework, ranks, earlier))
                .toList();
    }

    private Ranked ranked(String framework, Map<String, Integer> ranks, Map<String, Integer> earlier) {
        Interval interval = Bootstrap.interval(now.strata(framework));
        int rank = Objects.requireNonNull(ranks.get(framework));
        return new Ranked(
                framework,
                points(interval.value()),
                points(interval.low()),
                points(interval.high()),
                rank,
                change(framework, rank, earlier),
                now.counts().values().stream()
                        .sorted(Comparator.comparing(count -> count.source().toString()))
                        .map(count -> part(count, framework))
                        .toList());
    }

    /** All that have events; those that were asked for take part too, also where they have none. */
    private Set<String> all(IndexMix mix) {
        Set<String> all = new TreeSet<>(mix.frameworks());
        all.addAll(query.shares().frameworks());
        return all;
    }

    private boolean isShown(String framework) {
        Set<String> asked = query.shares().frameworks();
        return asked.isEmpty() || asked.contains(framework);
    }

    private @Nullable Change change(String framework, int rank, Map<String, Integer> earlier) {
        if (before.isEmpty()) {
            return null;
        }
        int was = earlier.getOrDefault(framework, before.frameworks().size() + 1);
        return new Change(
                points(now.index(framework) - before.index(framework)),
                was - rank,
                query.earlier(CHANGE).range().to());
    }

    private Part part(SourceCount count, String framework) {
        long events = count.events(framework);
        Wilson interval = Wilson.of(events, count.total());
        return new Part(
                count.source().toString(),
                events,
                count.total(),
                Shares.ratio(events, count.total()),
                Shares.rounded(interval.low()),
                Shares.rounded(interval.high()),
                EventsApi.behind(
                        count.kinds(),
                        framework,
                        query.shares().switches(),
                        query.shares().scope().days()));
    }

    private List<Sensitivity> sensitivity() {
        if (now.isEmpty()) {
            return List.of();
        }
        Set<String> frameworks = all(now);
        List<Map<String, Integer>> rankings = Stream.concat(
                        Stream.of(now.weights()), Weights.grid(now.counts().keySet()).stream())
                .map(weights -> new IndexMix(now.counts(), weights).ranks(frameworks))
                .toList();
        return rankings.getFirst().keySet().stream()
                .filter(this::isShown)
                .map(framework -> new Sensitivity(
                        framework,
                        rankings.stream()
                                .mapToInt(ranks -> Objects.requireNonNull(ranks.get(framework)))
                                .min()
                                .orElseThrow(),
                        rankings.stream()
                                .mapToInt(ranks -> Objects.requireNonNull(ranks.get(framework)))
                                .max()
                                .orElseThrow()))
                .toList();
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        for (Source source : Weights.SOURCES) {
            if (query.weights().of(source) > 0 && !now.counts().containsKey(source) && !now.isEmpty()) {
                notes.add("No event of " + source + " in this window shows a framework; it is left out, and the others"
                        + " are scaled up.");
            }
        }
        if (!before.isEmpty()
                && !before.weights().each().keySet().equals(now.weights().each().keySet())) {
            notes.add("Other sources had events 30 days before, so part of the change comes of that.");
        }
        if (now.isEmpty() && !now.counts().isEmpty()) {
            notes.add("No source that has events in this window has a weight, so there is no index.");
        }
        return notes;
    }

    /** An index as it is told, 0 to 100. */
    static BigDecimal points(double index) {
        return Shares.rounded(100 * index);
    }
}
