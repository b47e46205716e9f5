package dev.framewatch.query;

import dev.framewatch.event.Kind;
import dev.framewatch.query.DailyRows.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Counts owners by window, kind and the frameworks that their events show together. The events of an owner in a window and
 * kind must come one after the other; those whose owner is not known count for themselves.
 */
final class OwnerTally {
    private final Map<Group, Long> counts = new HashMap<>();
    private final Set<String> shown = new TreeSet<>();
    private @Nullable Owner owner;

    private record Owner(Window window, Kind kind, String hash) {}

    private record Group(Window window, Kind kind, Set<String> frameworks) {}

    /** Adds events of an owner that show the use of the same frameworks. */
    void add(Window window, Kind kind, @Nullable String hash, Set<String> frameworks, long events) {
        if (hash == null) {
            count(window, kind, frameworks, events);
            return;
        }
        Owner next = new Owner(window, kind, hash);
        if (!next.equals(owner)) {
            close();
            owner = next;
        }
        shown.addAll(frameworks);
    }

    /** The owners by what they show. */
    List<Row> rows() {
        close();
        List<Row> rows = new ArrayList<>();
        counts.forEach((group, number) -> rows.add(
                new Row(group.window(), group.kind(), new Use(group.frameworks(), Set.of(), Set.of()), number)));
        return rows;
    }

    private void close() {
        Owner last = owner;
        if (last != null) {
            count(last.window(), last.kind(), new TreeSet<>(shown), 1);
            shown.clear();
            owner = null;
        }
    }

    private void count(Window window, Kind kind, Set<String> frameworks, long number) {
        counts.merge(new Group(window, kind, frameworks), number, Long::sum);
    }
}
