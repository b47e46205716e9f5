package dev.framewatch.query;

import dev.framewatch.event.Kind;
import dev.framewatch.query.DailyRows.Row;
import dev.framewatch.query.DailyRows.Rows;
import dev.framewatch.query.Shares.Share;
import dev.framewatch.query.Shares.Totals;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Shares as rows add up to them. What any window of a kind shows is told in each of them, so that a series falls to zero and
 * does not tell of its framework only where luck had it seen.
 */
final class ShareCount {
    /** The most shares of an answer with zeros that nobody asked for: of 30 frameworks in five kinds, 333 windows. */
    static final int MOST_WITH_ZEROS = 50_000;

    static final String NO_ZEROS = "This answer is long, so a framework is listed only in windows whose events show it;"
            + " frameworks that are asked for by name are in all.";

    private static final Comparator<Cell> ORDER = Comparator.comparing(
                    (Cell cell) -> cell.window().days().from(), Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(cell -> cell.kind().source().toString())
            .thenComparing(cell -> cell.kind().toString());

    private final ShareQuery query;
    private final List<Caveat> caveats;
    private final LocalDate today;
    private final Map<Cell, Tally> tallies = new HashMap<>();

    private ShareCount(ShareQuery query, List<Caveat> caveats, LocalDate today) {
        this.query = query;
        this.caveats = caveats;
        this.today = today;
    }

    /** What is counted on its own: a kind in a window. */
    private record Cell(Window window, Kind kind) {}

    private static final class Tally {
        private long all;
        private long total;
        private long leftOut;
        private final Map<String, Long> frameworks = new HashMap<>();
    }

    /** The shares of a query, counted on a day. */
    static Shares of(ShareQuery query, Rows rows, LocalDate today) {
        ShareCount count = new ShareCount(query, rows.caveats(), today);
        rows.counted().forEach(count::add);
        rows.leftOut().forEach(row -> count.tally(row).leftOut += row.events());
        return count.shares(rows);
    }

    private Tally tally(Row row) {
        return tallies.computeIfAbsent(new Cell(row.window(), row.kind()), cell -> new Tally());
    }

    private void add(Row row) {
        Set<String> frameworks = row.use().frameworks();
        Tally tally = tally(row);
        tally.all += row.events();
        if (!frameworks.isEmpty()) {
            tally.total += row.events();
        }
        frameworks.forEach(framework -> tally.frameworks.merge(framework, row.events(), Long::sum));
    }

    private Shares shares(Rows rows) {
        Map<Kind, Set<String>> series = series();
        boolean zeros = !query.frameworks().isEmpty() || size(series) <= MOST_WITH_ZEROS;
        List<Totals> windows = new ArrayList<>();
        List<Share> shares = new ArrayList<>();
        tallies.keySet().stream().sorted(ORDER).forEach(cell -> {
            Tally tally = Objects.requireNonNull(tallies.get(cell));
            BigDecimal coverage = tally.all == 0 ? null : Shares.ratio(tally.total, tally.all);
            windows.add(totals(cell, tally, coverage));
            if (tally.total > 0 && coverage != null) {
                Set<String> shown = zeros ? series.getOrDefault(cell.kind(), Set.of()) : tally.frameworks.keySet();
                sorted(shown, tally).forEach(framework -> shares.add(share(cell, tally, coverage, framework)));
            }
        });
        long leftOut =
                tallies.values().stream().mapToLong(tally -> tally.leftOut).sum();
        List<String> notes = notes(rows);
        if (!zeros) {
            notes.add(NO_ZEROS);
        }
        return new Shares(today, rows.generationId(), rows.taxonomy(), leftOut, windows, shares, notes);
    }

    /** The frameworks of each kind: those that were asked for, otherwise those that any of its windows shows. */
    private Map<Kind, Set<String>> series() {
        Map<Kind, Set<String>> series = new EnumMap<>(Kind.class);
        tallies.forEach((cell, tally) -> series.computeIfAbsent(cell.kind(), kind -> new HashSet<>())
                .addAll(query.frameworks().isEmpty() ? tally.frameworks.keySet() : query.frameworks()));
        return series;
    }

    /** How many shares they have in all. */
    private long size(Map<Kind, Set<String>> series) {
        return tallies.entrySet().stream()
                .filter(entry -> entry.getValue().total > 0)
                .mapToLong(entry ->
                        series.getOrDefault(entry.getKey().kind(), Set.of()).size())
                .sum();
    }

    private static List<String> sorted(Set<String> frameworks, Tally tally) {
        return frameworks.stream()
                .sorted(Comparator.comparingLong((String framework) -> -tally.frameworks.getOrDefault(framework, 0L))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private Totals totals(Cell cell, Tally tally, @Nullable BigDecimal coverage) {
        Window window = cell.window();
        return new Totals(
                window.name(),
                window.days().from(),
                window.days().to(),
                window.partial(today),
                cell.kind().source().toString(),
                cell.kind().toString(),
                tally.total,
                tally.all,
                coverage,
                tally.leftOut,
                caveats.stream()
                        .filter(caveat -> caveat.isOf(cell.kind()) && caveat.isIn(window.days()))
                        .toList());
    }

    private Share share(Cell cell, Tally tally, BigDecimal coverage, String framework) {
        long events = tally.frameworks.getOrDefault(framework, 0L);
        Wilson interval = Wilson.of(events, tally.total);
        return new Share(
                cell.window().name(),
                cell.kind().source().toString(),
                cell.kind().toString(),
                framework,
                events,
                tally.total,
                Shares.ratio(events, tally.total),
                Shares.rounded(interval.low()),
                Shares.rounded(interval.high()),
                coverage,
                tally.all,
                cell.window().partial(today),
                EventsApi.behind(
                        cell.kind(), framework, query.switches(), cell.window().days()));
    }

    private List<String> notes(Rows rows) {
        List<String> notes = new ArrayList<>(tallies.isEmpty() ? List.of(EventsApi.NOTHING_YET) : unseen());
        notes.addAll(FigureNotes.caveats(caveats));
        if (rows.ofOwners()) {
            notes.add(OwnerRows.NOTE);
        }
        return notes;
    }

    private List<String> unseen() {
        Set<String> seen = tallies.values().stream()
                .flatMap(tally -> tally.frameworks.keySet().stream())
                .collect(Collectors.toSet());
        return query.frameworks().stream()
                .filter(framework -> !seen.contains(framework))
                .sorted()
                .map(framework -> "No event of this query shows the use of '" + framework + "'.")
                .toList();
    }
}
