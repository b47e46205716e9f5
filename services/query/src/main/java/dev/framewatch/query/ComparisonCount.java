package dev.framewatch.query;

import dev.framewatch.query.Comparison.Compared;
import dev.framewatch.query.Comparison.Point;
import dev.framewatch.query.Comparison.Then;
import dev.framewatch.query.Comparison.Verdict;
import dev.framewatch.query.DailyRows.Row;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Measures claims on a day. */
final class ComparisonCount {
    private final Function<ShareQuery, List<Row>> rows;
    private final Models models;
    private final LocalDate today;
    private final Map<Map<String, String>, Map<Cell, List<Row>>> counted = new HashMap<>();

    /**
     * @param rows counts what a query asks for
     * @param models the counts of models
     * @param today the day
     */
    ComparisonCount(Function<ShareQuery, List<Row>> rows, Models models, LocalDate today) {
        this.rows = rows;
        this.models = models;
        this.today = today;
    }

    Compared compare(Claim claim) {
        List<Point> series = series(claim.measure());
        Point now = series.reversed().stream()
                .filter(point -> !point.partial())
                .findFirst()
                .orElse(null);
        Then then = new Then(
                Shares.rounded(claim.then()).stripTrailingZeros(),
                claim.measure() instanceof Claim.Measure.Count ? "events" : "share",
                Shares.rounded(claim.tolerance()).stripTrailingZeros(),
                claim.source());
        Verdict verdict = now == null ? Verdict.CANNOT_BE_MEASURED : verdict(claim, now);
        return new Compared(
                claim.id(),
                claim.text(),
                then,
                now,
                series,
                verdict,
                now == null ? "There is no whole window with such events yet." : reason(claim, now, verdict),
                query(claim.measure()));
    }

    private static Verdict verdict(Claim claim, Point now) {
        boolean near = now.low().doubleValue() <= claim.then() + claim.tolerance()
                && now.high().doubleValue() >= claim.then() - claim.tolerance();
        return near ? Verdict.STILL_SO : Verdict.NO_LONGER;
    }

    private static String reason(Claim claim, Point now, Verdict verdict) {
        boolean higher = now.figure().doubleValue() > claim.then();
        String how = verdict == Verdict.STILL_SO ? "as near as the claim was rounded" : higher ? "higher" : "lower";
        return "In " + now.window() + " it was "
                + now.figure().stripTrailingZeros().toPlainString() + " (" + now.events() + " of " + now.total() + "): "
                + how + ".";
    }

    private List<Point> series(Claim.Measure measure) {
        return switch (measure) {
            case Claim.Measure.Share share -> shares(share);
            case Claim.Measure.Count number -> numbers(number);
            case Claim.Measure.Exclusive exclusive -> exclusive(exclusive);
        };
    }

    private List<Point> shares(Claim.Measure.Share share) {
        List<Point> points = new ArrayList<>();
        byWindow(share.asked()).forEach((cell, its) -> {
            long total = sum(its, row -> share.among().test(row.use()));
            if (total > 0) {
                points.add(proportion(
                        cell.window().name(),
                        cell.window().partial(today),
                        sum(
                                its,
                                row -> share.among().test(row.use())
                                        && share.hit().test(row.use())),
                        total));
            }
        });
        return points;
    }

    private List<Point> numbers(Claim.Measure.Count number) {
        List<Point> points = new ArrayList<>();
        byWindow(number.asked()).forEach((cell, its) -> {
            long events = sum(its, row -> true);
            BigDecimal figure = BigDecimal.valueOf(events);
            points.add(new Point(
                    cell.window().name(), cell.window().partial(today), figure, figure, figure, events, events));
        });
        return points;
    }

    private List<Point> exclusive(Claim.Measure.Exclusive exclusive) {
        Map<LocalDate, Map<String, Models.Library>> days = new TreeMap<>(models.libraries().stream()
                .collect(Collectors.groupingBy(
                        Models.Library::day, Collectors.toMap(Models.Library::framework, library -> library))));
        List<Point> points = new ArrayList<>();
        days.forEach((day, libraries) -> {
            Optional<Models.Library> one = Optional.ofNullable(libraries.get(exclusive.framework()));
            Optional<Models.Library> other = Optional.ofNullable(libraries.get(exclusive.other()));
            long alone = one.map(Models.Library::exclusive).orElse(0L);
            long shared = Math.max(shared(one), shared(other));
            long total = alone + other.map(Models.Library::exclusive).orElse(0L) + shared;
            if (total > 0) {
                points.add(proportion(day.toString(), false, alone, total));
            }
        });
        return points;
    }

    /** The models of a framework that are also for another; which one, Hugging Face's tags do not add up to. */
    private static long shared(Optional<Models.Library> library) {
        return library.map(each -> each.any() - each.exclusive()).orElse(0L);
    }

    /** Several claims ask for the same. */
    private Map<Cell, List<Row>> byWindow(Map<String, String> asked) {
        return counted.computeIfAbsent(asked, query -> Cell.of(rows.apply(ShareQuery.of(parameters(query), today))));
    }

    private static Map<String, List<String>> parameters(Map<String, String> asked) {
        Map<String, List<String>> parameters = new HashMap<>();
        asked.forEach((name, value) -> parameters.put(name, List.of(value)));
        return parameters;
    }

    private static long sum(List<Row> rows, Predicate<Row> which) {
        return rows.stream().filter(which).mapToLong(Row::events).sum();
    }

    private static Point proportion(String window, boolean partial, long events, long total) {
        Wilson interval = Wilson.of(events, total);
        return new Point(
                window,
                partial,
                Shares.ratio(events, total).setScale(3, RoundingMode.HALF_UP),
                Shares.rounded(interval.low()),
                Shares.rounded(interval.high()),
                events,
                total);
    }

    private static String query(Claim.Measure measure) {
        return switch (measure) {
            case Claim.Measure.Share share -> shares(share.asked());
            case Claim.Measure.Count number -> shares(number.asked());
            case Claim.Measure.Exclusive ignored -> ModelsApi.PATH;
        };
    }

    private static String shares(Map<String, String> asked) {
        return new TreeMap<>(asked)
                .entrySet().stream()
                        .map(each -> each.getKey() + "=" + each.getValue())
                        .collect(Collectors.joining("&", SharesApi.PATH + "?", ""));
    }
}
