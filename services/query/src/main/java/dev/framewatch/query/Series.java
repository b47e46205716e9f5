package dev.framewatch.query;

import dev.framewatch.event.Kind;
import dev.framewatch.query.DailyRows.Row;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A kind's whole windows in the order of time, none missing: a window without events has its place too.
 *
 * @param kind the kind
 * @param points its windows, from the first one with events to the last one that is over
 */
record Series(Kind kind, List<Point> points) {
    /**
     * What a window holds.
     *
     * @param window the window
     * @param total the events that show the use of any framework
     * @param events those of each framework that has some
     */
    record Point(Window window, long total, Map<String, Long> events) {
        /** The events that show the use of a framework. */
        long events(String framework) {
            return events.getOrDefault(framework, 0L);
        }

        /** The share of a framework; only where there is a total. */
        double share(String framework) {
            return (double) events(framework) / total;
        }
    }

    /** The series of each kind that has a whole window with events, by source and kind. */
    static List<Series> of(ShareQuery query, List<Row> rows, LocalDate today) {
        Map<Kind, Map<LocalDate, List<Row>>> kinds = new TreeMap<>();
        for (Row row : rows) {
            LocalDate start = row.window().days().from();
            if (start != null && !row.use().frameworks().isEmpty()) {
                kinds.computeIfAbsent(row.kind(), kind -> new TreeMap<>())
                        .computeIfAbsent(start, window -> new ArrayList<>())
                        .add(row);
            }
        }
        List<Series> all = new ArrayList<>();
        kinds.forEach((kind, windows) -> {
            Series series = new Series(kind, points(query, new TreeMap<>(windows), today));
            if (series.points.stream().anyMatch(point -> point.total > 0)) {
                all.add(series);
            }
        });
        return all;
    }

    private static List<Point> points(ShareQuery query, TreeMap<LocalDate, List<Row>> windows, LocalDate today) {
        CalendarWindow by = query.calendar();
        LocalDate end = end(query.scope().days(), today);
        List<Point> points = new ArrayList<>();
        LocalDate start = by.start(windows.firstKey());
        while (start.isBefore(end)) {
            Window window = query.window(start);
            if (!window.partial(today)) {
                points.add(point(window, windows.getOrDefault(start, List.of())));
            }
            if (points.size() > DailyRows.MOST_WINDOWS) {
                throw Problem.tooManyWindows(by, DailyRows.MOST_WINDOWS);
            }
            start = by.next(start);
        }
        return points;
    }

    private static LocalDate end(Days range, LocalDate today) {
        @Nullable LocalDate to = range.to();
        return to == null || to.isAfter(today) ? today : to;
    }

    private static Point point(Window window, List<Row> rows) {
        long total = 0;
        Map<String, Long> events = new HashMap<>();
        for (Row row : rows) {
            total += row.events();
            row.use().frameworks().forEach(framework -> events.merge(framework, row.events(), Long::sum));
        }
        return new Point(window, total, events);
    }

    /** Its last windows, as many as there are up to a number, with those that are empty. */
    Series last(int windows) {
        return new Series(kind, points.subList(Math.max(0, points.size() - windows), points.size()));
    }

    /** How many of its windows have events. */
    int filled() {
        return (int) points.stream().filter(point -> point.total > 0).count();
    }

    /** The events that show the use of a framework, in all its windows. */
    long events(String framework) {
        return points.stream().mapToLong(point -> point.events(framework)).sum();
    }

    /** The events that show the use of any framework, in all its windows. */
    long total() {
        return points.stream().mapToLong(Point::total).sum();
    }

    /** The frameworks that were asked for; if none was, those with events; sorted. */
    Set<String> frameworks(Set<String> asked) {
        Set<String> found = new TreeSet<>(asked);
        if (asked.isEmpty()) {
            points.forEach(point -> found.addAll(point.events.keySet()));
        }
        return found;
    }

    /** The days from its first window to its last. */
    Days days() {
        return new Days(
                points.getFirst().window().days().from(),
                points.getLast().window().days().to());
    }
}
