package dev.framewatch.query;

import dev.framewatch.event.Kind;
import dev.framewatch.event.Source;
import dev.framewatch.query.Claim.Measure;
import dev.framewatch.query.Comparison.Point;
import dev.framewatch.query.DailyRows.Row;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The figures of claims over time, by the same counts that the other figures are made of. */
final class ClaimSeries {
    private final Function<ShareQuery, List<Row>> rows;
    private final Function<ShareQuery, Products> products;
    private final Models models;
    private final Map<String, List<String>> given;
    private final LocalDate today;
    private final Map<ShareQuery, Products> counted = new HashMap<>();
    private final Map<ShareQuery, List<Row>> read = new HashMap<>();

    /**
     * @param rows counts what a query asks for
     * @param products the products of the axes that claims are about
     * @param models the counts of models
     * @param given the switches of the reader
     * @param today the day
     */
    ClaimSeries(
            Function<ShareQuery, List<Row>> rows,
            Function<ShareQuery, Products> products,
            Models models,
            Map<String, List<String>> given,
            LocalDate today) {
        this.rows = rows;
        this.products = products;
        this.models = models;
        this.given = given;
        this.today = today;
    }

    /** Earliest first. */
    List<Point> of(Measure measure) {
        return switch (measure) {
            case Measure.Share share -> shares(share);
            case Measure.Count number -> numbers(number);
            case Measure.Exclusive exclusive -> exclusive(exclusive);
            case Measure.Lead lead -> lead(lead);
        };
    }

    /** The address of the counts, from which each figure can be made again. */
    String query(Measure measure) {
        return switch (measure) {
            case Measure.Share share -> address(SharesApi.PATH, share.asked(), Map.of("frameworks", share.framework()));
            case Measure.Count number -> address(SharesApi.PATH, number.asked(), Map.of());
            case Measure.Exclusive ignored -> ModelsApi.PATH;
            case Measure.Lead lead ->
                address(
                        ProductsApi.PATH,
                        lead.asked(),
                        Map.of("axis", lead.axis().toString()));
        };
    }

    private List<Point> shares(Measure.Share share) {
        ShareQuery query = query(share.asked());
        List<Point> points = new ArrayList<>();
        Cell.of(read.computeIfAbsent(query, rows)).forEach((cell, its) -> {
            long total =
                    sum(its, row -> share.ofAll() || !row.use().frameworks().isEmpty());
            if (total > 0) {
                String link = EventsApi.behind(
                        cell.kind(),
                        share.framework(),
                        query.switches(),
                        cell.window().days());
                points.add(proportion(
                        cell.window(),
                        sum(its, row -> row.use().frameworks().contains(share.framework())),
                        total,
                        link));
            }
        });
        return points;
    }

    private List<Point> numbers(Measure.Count number) {
        ShareQuery query = query(number.asked());
        List<Point> points = new ArrayList<>();
        Cell.of(read.computeIfAbsent(query, rows)).forEach((cell, its) -> {
            long events = sum(its, row -> true);
            BigDecimal figure = BigDecimal.valueOf(events);
            points.add(new Point(
                    cell.window().name(),
                    cell.window().partial(today),
                    figure,
                    figure,
                    figure,
                    events,
                    events,
                    EventsApi.all(cell.kind(), query.switches(), cell.window().days())));
        });
        return points;
    }

    private List<Point> exclusive(Measure.Exclusive exclusive) {
        SortedMap<LocalDate, Map<String, Models.Library>> days = new TreeMap<>(models.libraries().stream()
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
                Window window = new Window(day.toString(), new Days(day, day.plusDays(1)), false);
                points.add(proportion(
                        window,
                        alone,
                        total,
                        EventsApi.LIST + "?source=" + Source.HUGGINGFACE + "&kind=" + Kind.MODELS
                                + window.days().parameters()));
            }
        });
        return points;
    }

    /** The models of a framework that are also for another; which one, Hugging Face's tags do not add up to. */
    private static long shared(Optional<Models.Library> library) {
        return library.map(each -> each.any() - each.exclusive()).orElse(0L);
    }

    /** A repository that shows products of both counts on both sides, so the whole is no number of events. */
    private List<Point> lead(Measure.Lead lead) {
        ShareQuery query = query(lead.asked());
        SortedMap<LocalDate, List<Products.Side>> windows = counted.computeIfAbsent(query, products).axes().stream()
                .filter(side -> side.axis().equals(lead.axis().toString()))
                .collect(Collectors.groupingBy(
                        side -> LocalDate.of(Integer.parseInt(side.window()), 1, 1),
                        TreeMap::new,
                        Collectors.toList()));
        List<Point> points = new ArrayList<>();
        windows.forEach((first, sides) -> {
            Optional<Products.Side> one = side(sides, lead.framework());
            long events = one.map(Products.Side::events).orElse(0L);
            long both = events
                    + side(sides, lead.other()).map(Products.Side::events).orElse(0L);
            if (both > 0) {
                String link = one.map(Products.Side::link).orElse(null);
                points.add(proportion(query.window(first), events, both, link));
            }
        });
        return points;
    }

    private static Optional<Products.Side> side(List<Products.Side> sides, String framework) {
        return sides.stream().filter(side -> side.framework().equals(framework)).findFirst();
    }

    private ShareQuery query(Map<String, String> asked) {
        Map<String, List<String>> parameters = new HashMap<>(given);
        asked.forEach((name, value) -> parameters.put(name, List.of(value)));
        return ShareQuery.of(parameters, today);
    }

    private String address(String path, Map<String, String> asked, Map<String, String> more) {
        SortedMap<String, String> parameters = new TreeMap<>(more);
        given.forEach((name, values) -> parameters.put(name, String.join(",", values)));
        parameters.putAll(asked);
        return parameters.entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue())
                .collect(Collectors.joining("&", path + "?", ""));
    }

    private static long sum(List<Row> rows, Predicate<Row> which) {
        return rows.stream().filter(which).mapToLong(Row::events).sum();
    }

    private Point proportion(Window window, long events, long total, @Nullable String link) {
        Wilson interval = Wilson.of(events, total);
        return new Point(
                window.name(),
                window.partial(today),
                Shares.ratio(events, total),
                Shares.rounded(interval.low()),
                Shares.rounded(interval.high()),
                events,
                total,
                link);
    }
}
