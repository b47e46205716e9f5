package dev.framewatch.query;

import dev.framewatch.event.Kind;
import dev.framewatch.query.DailyRows.Row;
import dev.framewatch.query.DailyRows.Rows;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** Rows of counted events by the windows of a query, as a test says them, on the 23rd of November 2026. */
final class SampleRows {
    static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private final ShareQuery query;
    private final List<Row> rows = new ArrayList<>();

    private SampleRows(ShareQuery query) {
        this.query = query;
    }

    /** None yet, of a query by months. */
    static SampleRows byMonth(String... frameworks) {
        String asked = String.join(",", frameworks);
        return of(
                frameworks.length == 0
                        ? Map.of("by", List.of("month"))
                        : Map.of("by", List.of("month"), "frameworks", List.of(asked)));
    }

    static SampleRows of(Map<String, List<String>> asked) {
        return new SampleRows(ShareQuery.of(asked, TODAY));
    }

    ShareQuery query() {
        return query;
    }

    Rows rows() {
        return new Rows(rows, List.of(), null);
    }

    /** Papers in the window of a day that show the use of these frameworks. */
    SampleRows papers(String day, long events, String... frameworks) {
        return with(day, Kind.PAPER, events, frameworks);
    }

    SampleRows with(String day, Kind kind, long events, String... frameworks) {
        return with(day, kind, events, new Use(new TreeSet<>(Arrays.asList(frameworks)), Set.of(), Set.of()));
    }

    SampleRows with(String day, Kind kind, long events, Use use) {
        rows.add(new Row(query.window(LocalDate.parse(day)), kind, use, events));
        return this;
    }

    /** How many of {@code total} happen that each happen with this chance. */
    static long drawn(Random random, int total, double chance) {
        return random.doubles(total).filter(one -> one < chance).count();
    }
}
