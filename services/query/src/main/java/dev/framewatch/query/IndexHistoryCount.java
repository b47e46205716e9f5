package dev.framewatch.query;

import dev.framewatch.query.AdoptionIndex.Weighed;
import dev.framewatch.query.DailyRows.Row;
import dev.framewatch.query.DailyRows.Rows;
import dev.framewatch.query.IndexHistory.Mixed;
import dev.framewatch.query.IndexHistory.Point;
import dev.framewatch.query.LogOddsTrend.Interval;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** The adoption index in each window of the calendar, each from the events of that window alone. */
final class IndexHistoryCount {
    /** So many frameworks are shown where none is asked for: those with the highest index in any window. */
    static final int SHOWN = 10;

    private final IndexQuery query;
    private final LocalDate today;
    private final Map<LocalDate, Window> windows = new TreeMap<>();
    private final Map<LocalDate, IndexMix> mixes = new TreeMap<>();

    private IndexHistoryCount(IndexQuery query, LocalDate today) {
        this.query = query;
        this.today = today;
    }

    static IndexHistory of(IndexQuery query, Rows rows, LocalDate today) {
        IndexHistoryCount count = new IndexHistoryCount(query, today);
        count.add(rows);
        List<String> notes = FigureNotes.of(rows, count.mixes.isEmpty(), count.notes());
        return new IndexHistory(today, rows.generationId(), rows.taxonomy(), count.windows(), count.points(), notes);
    }

    private void add(Rows rows) {
        Map<LocalDate, List<Row>> byStart = new TreeMap<>();
        for (Row row : rows.counted()) {
            LocalDate start = Objects.requireNonNull(row.window().days().from());
            windows.put(start, row.window());
            byStart.computeIfAbsent(start, window -> new ArrayList<>()).add(row);
        }
        byStart.forEach((start, its) -> {
            IndexMix mix = IndexMix.of(SourceCount.of(its), query.weights());
            if (!mix.isEmpty()) {
                mixes.put(start, mix);
            }
        });
    }

    private Window window(LocalDate start) {
        return Objects.requireNonNull(windows.get(start));
    }

    private static LocalDate end(Window window) {
        return Objects.requireNonNull(window.days().to());
    }

    private List<Mixed> windows() {
        List<Mixed> mixed = new ArrayList<>();
        mixes.forEach((start, mix) -> {
            Window window = window(start);
            List<Weighed> weights = Weights.SOURCES.stream()
                    .filter(mix.counts()::containsKey)
                    .map(source -> new Weighed(
                            source.toString(),
                            Shares.rounded(query.weights().of(source)),
                            Shares.rounded(mix.weights().of(source)),
                            Objects.requireNonNull(mix.counts().get(source)).total()))
                    .toList();
            mixed.add(new Mixed(window.name(), start, end(window), window.partial(today), weights));
        });
        return mixed;
    }

    private List<Point> points() {
        Set<String> shown = shown();
        List<Point> points = new ArrayList<>();
        mixes.forEach((start, mix) -> mix.ranks(shown).keySet().forEach(framework -> {
            points.add(point(window(start), start, mix, framework));
        }));
        return points;
    }

    private Point point(Window window, LocalDate start, IndexMix mix, String framework) {
        Interval interval = Bootstrap.interval(mix.strata(framework));
        return new Point(
                window.name(),
                start,
                end(window),
                framework,
                IndexCount.points(interval.value()),
                IndexCount.points(interval.low()),
                IndexCount.points(interval.high()),
                SharesApi.behind(query.shares(), query.shares().scope().kinds(), List.of(framework), window.days()));
    }

    private Set<String> shown() {
        if (!query.shares().frameworks().isEmpty()) {
            return query.shares().frameworks();
        }
        Map<String, Double> highest = new TreeMap<>();
        mixes.values()
                .forEach(mix -> mix.frameworks()
                        .forEach(framework -> highest.merge(framework, mix.index(framework), Math::max)));
        return new HashSet<>(highest.keySet().stream()
                .sorted(Comparator.comparingDouble((String framework) -> -highest.getOrDefault(framework, 0.0)))
                .limit(SHOWN)
                .toList());
    }

    private List<String> notes() {
        boolean changes = mixes.values().stream()
                        .map(mix -> mix.weights().each())
                        .distinct()
                        .count()
                > 1;
        return changes
                ? List.of(
                        "Not every source has events in every window; where one is left out, the others are scaled up,"
                                + " so part of a change between windows may come of that.")
                : List.of();
    }
}
