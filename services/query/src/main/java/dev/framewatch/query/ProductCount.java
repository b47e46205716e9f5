package dev.framewatch.query;

import dev.framewatch.event.Axis;
import dev.framewatch.query.ProductGroups.Side;
import dev.framewatch.query.Products.Shown;
import dev.framewatch.taxonomy.Product;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The products as a search counted them. */
final class ProductCount {
    private final ShareQuery query;
    private final ProductGroups groups;
    private final LocalDate today;

    private ProductCount(ShareQuery query, ProductGroups groups, LocalDate today) {
        this.query = query;
        this.groups = groups;
        this.today = today;
    }

    /**
     * The products and their axes of a query, counted on a day.
     *
     * @param axes only products of these; empty: all
     */
    static Products of(
            ShareQuery query, Set<Axis> axes, ServedTaxonomy taxonomies, ProductSearch search, LocalDate today) {
        ProductSearch.Found found = search.count(query, served -> ProductGroups.of(taxonomies.of(served), axes));
        ProductCount count = new ProductCount(query, found.groups(), today);
        List<Shown> products = new ArrayList<>();
        List<Products.Side> sides = new ArrayList<>();
        new TreeMap<>(found.cells()).forEach((cell, events) -> {
            products.addAll(count.products(cell, events));
            sides.addAll(count.sides(cell, events));
        });
        return new Products(
                today,
                found.generation() == null ? null : found.generation().id(),
                found.generation() == null ? null : found.generation().taxonomy(),
                products,
                sides,
                products.isEmpty()
                        ? List.of(EventsApi.NOTHING_YET)
                        : ServedTaxonomy.notes(found.groups().taxonomy(), found.generation()));
    }

    private List<Shown> products(Cell cell, Map<String, Long> events) {
        return groups.products().stream()
                .filter(product -> events.containsKey(product.id()))
                .sorted(Comparator.comparing(Product::axis)
                        .thenComparingLong(product -> -events.getOrDefault(product.id(), 0L))
                        .thenComparing(Product::id))
                .map(product -> shown(cell, product, events))
                .toList();
    }

    private Shown shown(Cell cell, Product product, Map<String, Long> events) {
        long number = events.getOrDefault(product.id(), 0L);
        long total = events.getOrDefault(ProductGroups.word(product.axis()), number);
        Wilson interval = Wilson.of(number, total);
        return new Shown(
                cell.window().name(),
                cell.window().partial(today),
                cell.kind().source().toString(),
                cell.kind().toString(),
                product.axis().toString(),
                product.id(),
                product.name(),
                product.frameworks().stream().sorted().toList(),
                number,
                total,
                Shares.ratio(number, total),
                Shares.rounded(interval.low()),
                Shares.rounded(interval.high()),
                EventsApi.showing(
                        cell.kind(),
                        Set.of(product.id()),
                        query.switches(),
                        cell.window().days()));
    }

    private List<Products.Side> sides(Cell cell, Map<String, Long> events) {
        return groups.ofSides().entrySet().stream()
                .filter(side -> events.containsKey(side.getKey().toString()))
                .sorted(Comparator.comparing((Map.Entry<Side, Set<String>> side) ->
                                side.getKey().axis())
                        .thenComparingLong(
                                side -> -events.getOrDefault(side.getKey().toString(), 0L))
                        .thenComparing(Map.Entry::getKey))
                .map(side -> side(cell, side.getKey(), side.getValue(), events))
                .toList();
    }

    private Products.Side side(Cell cell, Side side, Set<String> products, Map<String, Long> events) {
        long number = events.getOrDefault(side.toString(), 0L);
        long total = events.getOrDefault(ProductGroups.word(side.axis()), number);
        Wilson interval = Wilson.of(number, total);
        return new Products.Side(
                cell.window().name(),
                cell.window().partial(today),
                cell.kind().source().toString(),
                cell.kind().toString(),
                side.axis().toString(),
                side.framework(),
                number,
                total,
                Shares.ratio(number, total),
                Shares.rounded(interval.low()),
                Shares.rounded(interval.high()),
                EventsApi.showing(
                        cell.kind(), products, query.switches(), cell.window().days()));
    }
}
