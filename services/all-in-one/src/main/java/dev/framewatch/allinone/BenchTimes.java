package dev.framewatch.allinone;

import dev.framewatch.allinone.BenchView.Question;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** How long questions took, in milliseconds. */
final class BenchTimes {
    /** What is to be reached, by how much of all. */
    private static final double AIM = 50;

    private static final double AIM_PART = 0.99;
    private static final int SLOWEST = 8;

    private final List<Time> times = new ArrayList<>();
    private int refused;

    private record Time(Question question, double millis) {}

    void add(Question question, BenchReader.Answered answered) {
        times.add(new Time(question, answered.millis()));
        refused += answered.refused() ? 1 : 0;
    }

    /** A row for all of them and one for each path: how many, how long, how many of them in time. */
    void print(String title, Terminal terminal) {
        Listing listing = new Listing(title, "asked", "p50 ms", "p95 ms", "p99 ms", "max ms", "within 50 ms");
        row(listing, "all", time -> true);
        Map<String, Long> paths = new TreeMap<>();
        times.forEach(time -> paths.merge(time.question().path(), 1L, Long::sum));
        paths.keySet()
                .forEach(path ->
                        row(listing, path, time -> time.question().path().equals(path)));
        listing.print(terminal, Listing.Format.table);
        terminal.print("");
        terminal.print(verdict());
        if (refused > 0) {
            terminal.print(Terminal.number(refused) + " of them were refused: the owners of too many events.");
        }
        terminal.print("");
        slowest(terminal);
        terminal.print("");
    }

    private void row(Listing listing, String name, Predicate<Time> which) {
        double[] sorted =
                times.stream().filter(which).mapToDouble(Time::millis).sorted().toArray();
        listing.row(
                name,
                Terminal.number(sorted.length),
                at(sorted, 0.5),
                at(sorted, 0.95),
                at(sorted, 0.99),
                at(sorted, 1),
                percent(within(which) / (double) sorted.length));
    }

    private long within(Predicate<Time> which) {
        return times.stream().filter(which).filter(time -> time.millis() <= AIM).count();
    }

    /** The smallest that so many are not above. */
    private static String at(double[] sorted, double part) {
        return millis(sorted[(int) Math.ceil(part * sorted.length) - 1]);
    }

    static String millis(double millis) {
        return String.format(Locale.ROOT, "%.1f", millis);
    }

    private static String percent(double part) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * part);
    }

    private String verdict() {
        double part = within(time -> true) / (double) times.size();
        return percent(part) + " of the page's queries were answered within 50 ms: the aim of 99 % is "
                + (part >= AIM_PART ? "reached." : "not reached.");
    }

    /** The slowest questions, each once. */
    private void slowest(Terminal terminal) {
        Listing listing = new Listing("ms", "slowest queries");
        Map<String, Double> longest = new TreeMap<>();
        times.forEach(time -> longest.merge(time.question().address(), time.millis(), Math::max));
        longest.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder()))
                .limit(SLOWEST)
                .forEach(each -> listing.row(millis(each.getValue()), each.getKey()));
        listing.print(terminal, Listing.Format.table);
    }
}
