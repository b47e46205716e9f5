package dev.framewatch.query;

import dev.framewatch.event.Flag;
import dev.framewatch.event.Kind;
import dev.framewatch.event.Precision;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The daily rows of a generation in memory: a day, a cell and a count each, with the place where they are found again 28
 * to 44 bytes a row. Not thread-safe.
 */
final class DailyTable {
    private static final int MOST_SWITCHES = 16;

    private final Map<Cell, Integer> numbers = new HashMap<>();
    private final List<Cell> cells = new ArrayList<>();
    private final Map<Switches, Uses> uses = new LinkedHashMap<>(MOST_SWITCHES, 0.75f, true);
    private final Long2IntOpenHashMap places = new Long2IntOpenHashMap();
    private final IntArrayList days = new IntArrayList();
    private final IntArrayList cellOf = new IntArrayList();
    private final IntArrayList events = new IntArrayList();

    DailyTable() {
        places.defaultReturnValue(-1);
    }

    /** What the events of a day are counted by. */
    record Cell(Kind kind, Precision precision, Set<Flag> flags, String signature) {}

    /** What each cell shows under some switches, as far as it was asked for. */
    private static final class Uses {
        private final Map<Use, Use> distinct = new HashMap<>();
        private final Map<String, Use> known = new HashMap<>();
        private final List<Use> ofCells = new ArrayList<>();

        List<Use> of(List<Cell> cells, Switches switches) {
            for (int next = ofCells.size(); next < cells.size(); next++) {
                ofCells.add(known.computeIfAbsent(
                        cells.get(next).signature(),
                        signature -> distinct.computeIfAbsent(Use.of(signature, switches), use -> use)));
            }
            return ofCells;
        }
    }

    /** Says how many events a cell has on a day. */
    void put(LocalDate day, Cell cell, int count) {
        int number = numbers.computeIfAbsent(cell, fresh -> {
            cells.add(fresh);
            return cells.size() - 1;
        });
        int date = Math.toIntExact(day.toEpochDay());
        long key = (long) date << 32 | number;
        int place = places.get(key);
        if (place >= 0) {
            events.set(place, count);
        } else if (count > 0) {
            places.put(key, events.size());
            days.add(date);
            cellOf.add(number);
            events.add(count);
        }
    }

    /** The rows that a query counts, added up, and those that are too coarse for its windows. */
    WindowSums sums(ShareQuery query) {
        WindowSums sums = new WindowSums(query);
        int[] groups = groups(query, sums);
        for (int row = 0; row < events.size(); row++) {
            int cell = cellOf.getInt(row);
            int count = events.getInt(row);
            if (groups[cell] >= 0 && count > 0) {
                sums.add(days.getInt(row), cells.get(cell).precision(), groups[cell], count);
            }
        }
        return sums;
    }

    /** The group of each cell; -1 where it does not count. */
    private int[] groups(ShareQuery query, WindowSums sums) {
        Switches switches = query.switches();
        List<Use> shown = uses.computeIfAbsent(switches, fresh -> new Uses()).of(cells, switches);
        if (uses.size() > MOST_SWITCHES) {
            uses.remove(uses.keySet().iterator().next());
        }
        int[] groups = new int[cells.size()];
        for (int i = 0; i < groups.length; i++) {
            Cell cell = cells.get(i);
            boolean counts = query.scope().kinds().contains(cell.kind()) && switches.count(cell.flags());
            groups[i] = counts ? sums.group(cell.kind(), shown.get(i)) : -1;
        }
        return groups;
    }
}
