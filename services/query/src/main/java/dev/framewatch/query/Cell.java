package dev.framewatch.query;

import dev.framewatch.event.Kind;
import dev.framewatch.query.DailyRows.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is counted on its own: a kind in a window; sorted by window, source and kind. */
record Cell(Window window, Kind kind) implements Comparable<Cell> {
    private static final Comparator<Cell> ORDER = Comparator.comparing(
                    (Cell cell) -> cell.window().days().from(), Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(cell -> cell.kind().source().toString())
            .thenComparing(cell -> cell.kind().toString());

    /** The rows of each cell. */
    static SortedMap<Cell, List<Row>> of(List<Row> rows) {
        SortedMap<Cell, List<Row>> cells = new TreeMap<>();
        for (Row row : rows) {
            cells.computeIfAbsent(new Cell(row.window(), row.kind()), cell -> new ArrayList<>())
                    .add(row);
        }
        return cells;
    }

    @Override
    public int compareTo(Cell other) {
        return ORDER.compare(this, other);
    }
}
