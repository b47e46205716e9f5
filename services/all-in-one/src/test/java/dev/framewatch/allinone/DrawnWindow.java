package dev.framewatch.allinone;

import dev.framewatch.simulator.Draws;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The figures of one kind and window as they follow from what its things were drawn from, and from what came of that. */
final class DrawnWindow {
    /** What is counted on its own. */
    record Cell(String kind, String window) {}

    /** Somebody moves from one framework to another. */
    record Move(String from, String to) {}

    private double any;
    private double moving;
    private final Map<String, Double> shares = new HashMap<>();
    private final Map<Move, Double> flows = new HashMap<>();
    private long users;
    private long movers;
    private final Map<String, Long> used = new HashMap<>();
    private final Map<Move, Long> moved = new HashMap<>();

    /** All windows of a length: {@code year}, {@code quarter} or {@code month}. */
    static Map<Cell, DrawnWindow> all(String by, List<Draws.Draw> draws) {
        Map<Cell, DrawnWindow> windows = new HashMap<>();
        for (Draws.Draw draw : draws) {
            Cell cell = new Cell(draw.kind().toString(), name(by, draw.occurred()));
            windows.computeIfAbsent(cell, _ -> new DrawnWindow()).add(draw);
        }
        return windows;
    }

    private static String name(String by, Instant at) {
        LocalDate day = LocalDate.ofInstant(at, ZoneOffset.UTC);
        return switch (by) {
            case "year" -> String.valueOf(day.getYear());
            case "quarter" -> day.getYear() + "-Q" + (day.getMonthValue() + 2) / 3;
            case "month" -> YearMonth.from(day).toString();
            default -> throw new IllegalArgumentException(by);
        };
    }

    /** Who names two frameworks drew them one after the other by the same odds, and moved from the first to the second. */
    private void add(Draws.Draw draw) {
        any += draw.any();
        draw.odds().forEach((from, oddsOfFrom) -> {
            shares.merge(from, draw.any() * oddsOfFrom, Double::sum);
            draw.odds().forEach((to, oddsOfTo) -> {
                if (!from.equals(to)) {
                    flows.merge(new Move(from, to), draw.any() * oddsOfFrom * oddsOfTo, Double::sum);
                    moving += draw.any() * oddsOfFrom * oddsOfTo;
                }
            });
        });
        String to = draw.used();
        if (to != null) {
            users++;
            used.merge(to, 1L, Long::sum);
            String from = draw.left();
            if (from != null) {
                movers++;
                moved.merge(new Move(from, to), 1L, Long::sum);
            }
        }
    }

    /** How likely a thing that uses a framework was to use this one: the share without luck. */
    double share(String framework) {
        return shares.getOrDefault(framework, 0.0) / any;
    }

    /** How likely a move was to be this one. */
    double part(Move move) {
        return flows.getOrDefault(move, 0.0) / moving;
    }

    /** The moves that there may be. */
    Iterable<Move> moves() {
        return flows.keySet();
    }

    long users() {
        return users;
    }

    long used(String framework) {
        return used.getOrDefault(framework, 0L);
    }

    long movers() {
        return movers;
    }

    Map<Move, Long> moved() {
        return moved;
    }
}
