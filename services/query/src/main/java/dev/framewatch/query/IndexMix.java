package dev.framewatch.query;

import dev.framewatch.event.Source;
import dev.framewatch.query.Bootstrap.Stratum;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The adoption index of each framework: the mean of the sources' shares under weights that are scaled to the sources
 * that have events.
 *
 * @param counts the sources that have events
 * @param weights the weights of those sources, which sum to 1; none where all of them are 0
 */
record IndexMix(Map<Source, SourceCount> counts, Weights weights) {
    static IndexMix of(Map<Source, SourceCount> counts, Weights weights) {
        return new IndexMix(counts, weights.scaledTo(counts.keySet()));
    }

    /** Whether no source that has events has a weight. */
    boolean isEmpty() {
        return weights.each().isEmpty();
    }

    /** The frameworks with events in a source that has a weight; sorted. */
    Set<String> frameworks() {
        Set<String> frameworks = new TreeSet<>();
        counts.values().stream()
                .filter(count -> weights.of(count.source()) > 0)
                .forEach(count -> frameworks.addAll(count.events().keySet()));
        return frameworks;
    }

    /** The index of a framework, 0 to 1. */
    double index(String framework) {
        return counts.values().stream()
                .mapToDouble(count -> weights.of(count.source()) * count.share(framework))
                .sum();
    }

    /** The parts of a framework's index. */
    List<Stratum> strata(String framework) {
        return counts.values().stream()
                .map(count -> new Stratum(weights.of(count.source()), count.events(framework), count.total()))
                .toList();
    }

    /** The rank of each framework: 1 and how many have a higher index. Those with equal ones share a rank. */
    Map<String, Integer> ranks(Collection<String> frameworks) {
        Map<String, Double> indexes = new HashMap<>();
        frameworks.forEach(framework -> indexes.put(framework, rounded(index(framework))));
        List<String> sorted = new ArrayList<>(frameworks);
        sorted.sort(Comparator.comparing((String framework) -> indexes.getOrDefault(framework, 0.0))
                .reversed()
                .thenComparing(Comparator.naturalOrder()));
        Map<String, Integer> ranks = new LinkedHashMap<>();
        int rank = 0;
        double last = Double.NaN;
        for (int i = 0; i < sorted.size(); i++) {
            double index = indexes.getOrDefault(sorted.get(i), 0.0);
            if (index != last) {
                rank = i + 1;
                last = index;
            }
            ranks.put(sorted.get(i), rank);
        }
        return ranks;
    }

    /** Equal sums in another order may differ in their last bits. */
    private static double rounded(double index) {
        return Math.rint(index * 1e12) / 1e12;
    }
}
