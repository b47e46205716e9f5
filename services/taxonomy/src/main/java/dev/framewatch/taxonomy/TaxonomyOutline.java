package dev.framewatch.taxonomy;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What the file of a taxonomy says, entry by entry, so that two can be compared. */
public final class TaxonomyOutline {
    /** Where words or a value stand. */
    private record Place(String part, String id, String property) {}

    private final Map<String, Set<String>> ids = new LinkedHashMap<>();
    private final Map<Place, Set<String>> words = new LinkedHashMap<>();
    private final Map<Place, String> values = new LinkedHashMap<>();

    private TaxonomyOutline() {}

    /**
     * Reads a taxonomy that can be used.
     *
     * @param file YAML in UTF-8
     * @param name the file's name, for messages
     * @throws TaxonomyException if it cannot be used
     */
    public static TaxonomyOutline of(byte[] file, String name) {
        Objects.requireNonNull(Taxonomy.load(new ByteArrayInputStream(file), name));
        TaxonomyOutline outline = new TaxonomyOutline();
        Object root = new Yaml(new SafeConstructor(new LoaderOptions()))
                .load(new StringReader(new String(file, StandardCharsets.UTF_8)));
        properties(root).forEach((part, value) -> outline.part(String.valueOf(part), value));
        return outline;
    }

    private static Map<?, ?> properties(Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    private void part(String part, Object value) {
        if (value instanceof List<?> list && list.stream().anyMatch(Map.class::isInstance)) {
            for (Object each : list) {
                String id = String.valueOf(properties(each).get("id"));
                ids.computeIfAbsent(part, key -> new LinkedHashSet<>()).add(id);
                properties(each)
                        .forEach((property, entry) -> entry(new Place(part, id, String.valueOf(property)), entry));
            }
        } else {
            entry(new Place(part, "", ""), value);
        }
    }

    private void entry(Place place, Object value) {
        switch (value) {
            case List<?> list ->
                list.forEach(word -> words.computeIfAbsent(place, key -> new LinkedHashSet<>())
                        .add(String.valueOf(word)));
            case Map<?, ?> map -> map.forEach((key, inner) -> entry(inside(place, String.valueOf(key)), inner));
            default -> values.put(place, String.valueOf(value));
        }
    }

    private static Place inside(Place place, String key) {
        String property = place.property.isEmpty() ? key : place.property + "." + key;
        return new Place(place.part, place.id, property);
    }

    /** The version. */
    public String version() {
        return values.getOrDefault(new Place("version", "", ""), "");
    }

    /** How many there are of each part that has ids, in the file's order: frameworks, products, vendors. */
    public Map<String, Integer> counts() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        ids.forEach((part, all) -> counts.put(part, all.size()));
        return counts;
    }

    /** How many entries all lists have: names, packages, topics, repositories and the rest. */
    public int words() {
        return words.values().stream().mapToInt(Set::size).sum();
    }

    /** How many entries the lists of one framework, product or vendor have. */
    public int words(String part, String id) {
        return words.entrySet().stream()
                .filter(each ->
                        each.getKey().part.equals(part) && each.getKey().id.equals(id))
                .mapToInt(each -> each.getValue().size())
                .sum();
    }

    /** What makes another taxonomy of this one; what came or went as a whole is one change. */
    public List<TaxonomyChange> changesTo(TaxonomyOutline newer) {
        List<TaxonomyChange> changes = new ArrayList<>();
        both(ids.keySet(), newer.ids.keySet()).forEach(part -> whole(part, newer, changes));
        both(values.keySet(), newer.values.keySet()).stream()
                .filter(place -> common(place, newer))
                .forEach(place -> value(place, newer, changes));
        both(words.keySet(), newer.words.keySet()).stream()
                .filter(place -> common(place, newer))
                .forEach(place -> words(place, newer, changes));
        return changes;
    }

    private static <T> Set<T> both(Set<T> older, Set<T> newer) {
        Set<T> both = new LinkedHashSet<>(older);
        both.addAll(newer);
        return both;
    }

    private boolean common(Place place, TaxonomyOutline newer) {
        return place.id.isEmpty() || (has(place) && newer.has(place));
    }

    private boolean has(Place place) {
        return ids.getOrDefault(place.part, Set.of()).contains(place.id);
    }

    private void whole(String part, TaxonomyOutline newer, List<TaxonomyChange> changes) {
        Set<String> before = ids.getOrDefault(part, Set.of());
        Set<String> after = newer.ids.getOrDefault(part, Set.of());
        after.stream()
                .filter(id -> !before.contains(id))
                .forEach(id -> changes.add(TaxonomyChange.added(part, id, "", id)));
        before.stream()
                .filter(id -> !after.contains(id))
                .forEach(id -> changes.add(TaxonomyChange.removed(part, id, "", id)));
    }

    private void value(Place place, TaxonomyOutline newer, List<TaxonomyChange> changes) {
        String before = values.getOrDefault(place, "");
        String after = newer.values.getOrDefault(place, "");
        if (!before.equals(after)) {
            changes.add(new TaxonomyChange(
                    TaxonomyChange.Kind.CHANGED, place.part, place.id, place.property, before, after));
        }
    }

    private void words(Place place, TaxonomyOutline newer, List<TaxonomyChange> changes) {
        Set<String> before = words.getOrDefault(place, Set.of());
        Set<String> after = newer.words.getOrDefault(place, Set.of());
        after.stream()
                .filter(word -> !before.contains(word))
                .forEach(word -> changes.add(TaxonomyChange.added(place.part, place.id, place.property, word)));
        before.stream()
                .filter(word -> !after.contains(word))
                .forEach(word -> changes.add(TaxonomyChange.removed(place.part, place.id, place.property, word)));
    }
}
