package dev.framewatch.query;

import dev.framewatch.event.Flag;
import dev.framewatch.event.Kind;
import dev.framewatch.event.Precision;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
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
        private final Map<Use, Integer> numbers = new HashMap<>();
        private final List<Use> distinct = new ArrayList<>();
        private final Map<String, Integer> known = new HashMap<>();
        private final IntArrayList ofCells = new IntArrayList();

        void learn(List<Cell> cells, Switches switches) {
            for (int next = ofCells.size(); next < cells.size(); next++) {
                ofCells.add((int) known.computeIfAbsent(
                        cells.get(next).signature(), signature -> number(Use.of(signature, switches))));
            }
        }

        private int number(Use use) {
            return numbers.computeIfAbsent(use, fresh -> {
                distinct.add(fresh);
                return distinct.size() - 1;
            });
        }

        /** The number of what a cell shows. */
        int numberOf(int cell) {
            return ofCells.getInt(cell);
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
        Uses shown = uses.computeIfAbsent(switches, fresh -> new Uses());
        shown.learn(cells, switches);
        if (uses.size() > MOST_SWITCHES) {
            uses.remove(uses.keySet().iterator().next());
        }
        int[] groups = new int[cells.size()];
        Map<Kind, int[]> known = new EnumMap<>(Kind.class);
        for (int i = 0; i < groups.length; i++) {
            Cell cell = cells.get(i);
            if (query.scope().kinds().contains(cell.kind()) && switches.count(cell.flags())) {
                int use = shown.numberOf(i);
                int[] ofUses = known.computeIfAbsent(cell.kind(), kind -> new int[shown.distinct.size()]);
                if (ofUses[use] == 0) {
                    ofUses[use] = 1 + sums.group(cell.kind(), shown.distinct.get(use));
                }
                groups[i] = ofUses[use] - 1;
            } else {
                groups[i] = -1;
            }
        }
        return groups;
    }
}
