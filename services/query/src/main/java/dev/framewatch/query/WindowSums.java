package dev.framewatch.query;

import dev.framewatch.event.Kind;
import dev.framewatch.event.Precision;
import dev.framewatch.query.DailyRows.Row;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Counts by the windows of a query, kind and use. */
final class WindowSums {
    private static final Place NOWHERE = new Place(-1, false);

    private final ShareQuery query;
    private final List<Group> groups = new ArrayList<>();
    private final Map<Window, Integer> numbersOfWindows = new HashMap<>();
    private final List<Window> windows = new ArrayList<>();
    private final Map<Precision, Calendar> placed = new EnumMap<>(Precision.class);
    private final Sums counted = new Sums();
    private final Sums leftOut = new Sums();

    WindowSums(ShareQuery query) {
        this.query = query;
        for (Precision precision : Precision.values()) {
            placed.put(precision, new Calendar());
        }
    }

    private record Group(Kind kind, Use use) {}

    /** Where the events of a day go. */
    private record Place(int window, boolean counted) {}

    /** The places of days, as far as they were asked for, from the earliest to the latest. */
    private static final class Calendar {
        private int first;
        private @Nullable Place[] places = new Place[0];

        @Nullable
        Place get(int day) {
            return day < first || day - first >= places.length ? null : places[day - first];
        }

        void put(int day, Place place) {
            if (places.length == 0) {
                first = day;
            }
            if (day < first) {
                @Nullable Place[] longer = new Place[places.length + first - day + 1_000];
                System.arraycopy(places, 0, longer, longer.length - places.length, places.length);
                first -= longer.length - places.length;
                places = longer;
            } else if (day - first >= places.length) {
                places = Arrays.copyOf(places, day - first + 1_000);
            }
            places[day - first] = place;
        }
    }

    /** Sums of every group, of the windows that have any. */
    private final class Sums {
        private final List<long @Nullable []> ofWindows = new ArrayList<>();

        void add(int window, int group, int count) {
            while (ofWindows.size() <= window) {
                ofWindows.add(null);
            }
            long[] sums = ofWindows.get(window);
            if (sums == null) {
                sums = new long[groups.size()];
                ofWindows.set(window, sums);
            }
            sums[group] += count;
        }

        List<Row> rows() {
            List<Row> rows = new ArrayList<>();
            for (int window = 0; window < ofWindows.size(); window++) {
                long[] sums = ofWindows.get(window);
                for (int group = 0; sums != null && group < sums.length; group++) {
                    if (sums[group] > 0) {
                        Group its = groups.get(group);
                        rows.add(new Row(windows.get(window), its.kind(), its.use(), sums[group]));
                    }
                }
            }
            return rows;
        }
    }

    /** Gives a kind and use, which has none yet, a number; all have one before anything is added. */
    int group(Kind kind, Use use) {
        groups.add(new Group(kind, use));
        return groups.size() - 1;
    }

    /** Adds the events of a day, counted from 1970-01-01, which is known to a precision. */
    void add(int day, Precision precision, int group, int count) {
        Calendar calendar = Objects.requireNonNull(placed.get(precision));
        Place place = calendar.get(day);
        if (place == null) {
            place = place(LocalDate.ofEpochDay(day), precision);
            calendar.put(day, place);
        }
        if (place.window() >= 0) {
            (place.counted() ? counted : leftOut).add(place.window(), group, count);
        }
    }

    private Place place(LocalDate day, Precision precision) {
        Days range = query.scope().days();
        CalendarWindow by = query.by();
        boolean held = (by == null || by.holds(precision)) && range.holds(day, precision);
        return held || range.touches(day, precision) ? new Place(number(query.window(day)), held) : NOWHERE;
    }

    private int number(Window window) {
        return numbersOfWindows.computeIfAbsent(window, fresh -> {
            windows.add(fresh);
            if (query.by() != null && windows.size() > DailyRows.MOST_WINDOWS) {
                throw Problem.tooManyWindows(query.by(), DailyRows.MOST_WINDOWS);
            }
            return windows.size() - 1;
        });
    }

    /** What belongs to a window with the whole of its day, month or year. */
    List<Row> counted() {
        return counted.rows();
    }

    /** What may have happened within the query's range all the same. */
    List<Row> leftOut() {
        return leftOut.rows();
    }
}
