package dev.framewatch.query;

import dev.framewatch.event.Kind;
import dev.framewatch.event.Source;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** How much each source counts in the adoption index; only their proportions matter. */
record Weights(Map<Source, Double> each) {
    /** The sources whose kinds count in shares, by name. */
    static final List<Source> SOURCES = Arrays.stream(Kind.values())
            .filter(Kind::countsInShares)
            .map(Kind::source)
            .distinct()
            .sorted(Weights::byName)
            .toList();

    /** How fine the grid is that rankings are tried on: steps of a tenth. */
    private static final int STEPS = 10;

    Weights {
        for (double weight : each.values()) {
            if (!(weight >= 0 && weight <= 1_000_000)) {
                throw new IllegalArgumentException("a weight is " + weight + "; it must be 0 to 1000000");
            }
        }
        each = Map.copyOf(each);
    }

    static int byName(Source one, Source other) {
        return one.toString().compareTo(other.toString());
    }

    double of(Source source) {
        return each.getOrDefault(source, 0.0);
    }

    /** Whether an index with these tells the same ones: it rounds them. */
    boolean areToldAs(Weights told) {
        return SOURCES.stream()
                .allMatch(source -> Shares.rounded(of(source)).compareTo(Shares.rounded(told.of(source))) == 0);
    }

    /** The weights of these sources alone, scaled so that their sum is 1; none where all of them are 0. */
    Weights scaledTo(Set<Source> sources) {
        double sum = sources.stream().mapToDouble(this::of).sum();
        Map<Source, Double> scaled = new EnumMap<>(Source.class);
        if (sum > 0) {
            sources.forEach(source -> scaled.put(source, of(source) / sum));
        }
        return new Weights(scaled);
    }

    /** Every way to give these sources tenths that sum to 1, with the ways to give one of them all. */
    static List<Weights> grid(Collection<Source> sources) {
        return grid(List.copyOf(sources), STEPS, Map.of());
    }

    private static List<Weights> grid(List<Source> sources, int left, Map<Source, Double> given) {
        if (sources.size() <= 1) {
            return sources.stream()
                    .map(last -> new Weights(and(given, last, left)))
                    .toList();
        }
        return IntStream.rangeClosed(0, left)
                .boxed()
                .flatMap(first ->
                        grid(sources.subList(1, sources.size()), left - first, and(given, sources.getFirst(), first))
                                .stream())
                .toList();
    }

    private static Map<Source, Double> and(Map<Source, Double> given, Source source, int steps) {
        Map<Source, Double> more = new EnumMap<>(Source.class);
        more.putAll(given);
        more.put(source, steps / (double) STEPS);
        return more;
    }
}
