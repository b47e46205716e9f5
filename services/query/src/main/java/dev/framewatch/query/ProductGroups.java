package dev.framewatch.query;

import dev.framewatch.event.Axis;
import dev.framewatch.taxonomy.Product;
import dev.framewatch.taxonomy.Taxonomy;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The products of a taxonomy by what is asked of them: one alone, a framework's on an axis, all of an axis.
 *
 * @param taxonomy its version
 * @param products the products that are asked for
 */
record ProductGroups(String taxonomy, List<Product> products) {
    static final ProductGroups NONE = new ProductGroups("", List.of());

    /** Those of some axes; none given: of all. */
    static ProductGroups of(Taxonomy taxonomy, Set<Axis> axes) {
        return new ProductGroups(
                taxonomy.version(),
                taxonomy.products().stream()
                        .filter(product -> axes.isEmpty() || axes.contains(product.axis()))
                        .toList());
    }

    /** A framework on an axis. */
    record Side(Axis axis, String framework) implements Comparable<Side> {
        @Override
        public int compareTo(Side other) {
            return toString().compareTo(other.toString());
        }

        /** A word for it that no product's id is, since those have no blanks. */
        @Override
        public String toString() {
            return axis + " " + framework;
        }
    }

    /** All groups by a name: of a product its id, of a side its word, of an axis that of {@link #word}. */
    Map<String, Collection<String>> byName() {
        Map<String, Collection<String>> all = new HashMap<>();
        products.forEach(product -> all.put(product.id(), Set.of(product.id())));
        ofSides().forEach((side, ids) -> all.put(side.toString(), ids));
        ofAxes().forEach((axis, ids) -> all.put(word(axis), ids));
        return all;
    }

    /** A word for an axis that no product's id is, nor a side's word. */
    static String word(Axis axis) {
        return axis + " ";
    }

    /** The products of each axis. */
    Map<Axis, Set<String>> ofAxes() {
        return products.stream()
                .collect(Collectors.groupingBy(
                        Product::axis, TreeMap::new, Collectors.mapping(Product::id, Collectors.toSet())));
    }

    /** Each framework's products of each axis. */
    Map<Side, Set<String>> ofSides() {
        Map<Side, Set<String>> sides = new TreeMap<>();
        for (Product product : products) {
            for (String framework : product.frameworks()) {
                sides.computeIfAbsent(new Side(product.axis(), framework), side -> new TreeSet<>())
                        .add(product.id());
            }
        }
        return sides;
    }
}
