package dev.framewatch.simulator;

import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What clients did, counted by API and resource, such as {@code github search}. */
public final class Traffic {
    /**
     * The requests of one resource.
     *
     * @param requests all of them
     * @param unchanged those answered by 304
     * @param beyond those that came although the budget was used up
     * @param impatient those that came before a {@code retry-after} had passed
     * @param faults those that got a fault on purpose
     */
    public record Count(int requests, int unchanged, int beyond, int impatient, int faults) {
        static final Count NONE = new Count(0, 0, 0, 0, 0);
        static final Count REQUEST = new Count(1, 0, 0, 0, 0);
        static final Count FAULT = new Count(0, 0, 0, 0, 1);

        Count withUnchanged() {
            return plus(new Count(0, 1, 0, 0, 0));
        }

        Count withBeyond() {
            return plus(new Count(0, 0, 1, 0, 0));
        }

        Count withImpatient() {
            return plus(new Count(0, 0, 0, 1, 0));
        }

        Count withFault() {
            return plus(FAULT);
        }

        private Count plus(Count other) {
            return new Count(
                    requests + other.requests,
                    unchanged + other.unchanged,
                    beyond + other.beyond,
                    impatient + other.impatient,
                    faults + other.faults);
        }
    }

    private final Map<String, Count> counts = new TreeMap<>();
    private final Map<String, Integer> together = new TreeMap<>();
    private final Map<String, Set<String>> clients = new TreeMap<>();

    synchronized void add(String resource, Count count) {
        counts.merge(resource, count, Count::plus);
    }

    /** What was counted until now. */
    public synchronized Map<String, Count> counts() {
        return new TreeMap<>(counts);
    }

    synchronized void together(String api, String client, int requests) {
        together.merge(api, requests, Math::max);
        clients.computeIfAbsent(api, _ -> new TreeSet<>()).add(client);
    }

    /** Who asked an API, each by the credential that it sent, or as {@code anonymous}. */
    public synchronized Set<String> clients(String api) {
        return Set.copyOf(clients.getOrDefault(api, Set.of()));
    }

    /** How many requests of one client an API ever had at the same time. */
    public synchronized int together(String api) {
        return together.getOrDefault(api, 0);
    }

    /** The most of that, over all APIs; 1 where each client waits for its answer before it asks again. */
    public synchronized int together() {
        return together.values().stream().max(Comparator.naturalOrder()).orElse(0);
    }

    /** What was counted of one resource until now. */
    public synchronized Count of(String resource) {
        return counts.getOrDefault(resource, Count.NONE);
    }

    /** The sum over all resources. */
    public synchronized Count all() {
        return counts.values().stream().reduce(Count.NONE, Count::plus);
    }
}
