package dev.framewatch.allinone;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.aggregations.CompositeAggregate;
import co.elastic.clients.elasticsearch._types.aggregations.CompositeAggregationSource;
import co.elastic.clients.elasticsearch._types.aggregations.CompositeBucket;
import co.elastic.clients.util.NamedValue;
import dev.framewatch.elasticsearch.AdoptionIndexes;
import dev.framewatch.event.Kind;
import dev.framewatch.event.Signature;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How many events of a generation use each framework, by source, over all time and all kinds that count in shares.
 *
 * @param totals events that use any framework, by source
 * @param frameworks events that use a framework, by source and framework
 */
record UseCounts(Map<String, Long> totals, Map<String, Map<String, Long>> frameworks) {
    private static final int PAGE = 5_000;

    static UseCounts of(ElasticsearchClient client, String generation) throws IOException {
        UseCounts counts = new UseCounts(new TreeMap<>(), new TreeMap<>());
        Map<String, FieldValue> after = Map.of();
        do {
            CompositeAggregate page = page(client, generation, after);
            page.buckets().array().forEach(counts::add);
            after = page.afterKey();
        } while (!after.isEmpty());
        return counts;
    }

    /** The frameworks that a signature shows in use. */
    static Set<String> used(String signature) {
        return Signature.parse(signature).stream()
                .filter(word -> word.role().countsAsUse())
                .map(Signature.Word::framework)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    long total(String source) {
        return totals.getOrDefault(source, 0L);
    }

    long events(String source, String framework) {
        return frameworks.getOrDefault(source, Map.of()).getOrDefault(framework, 0L);
    }

    private void add(CompositeBucket bucket) {
        String source = text(bucket, "source");
        Set<String> used = used(text(bucket, "signature"));
        Double sum = Objects.requireNonNull(bucket.aggregations().get("events"))
                .sum()
                .value();
        long events = sum == null ? 0 : Math.round(sum);
        if (!used.isEmpty()) {
            totals.merge(source, events, Long::sum);
        }
        Map<String, Long> here = frameworks.computeIfAbsent(source, ignored -> new HashMap<>());
        used.forEach(framework -> here.merge(framework, events, Long::sum));
    }

    private static String text(CompositeBucket bucket, String name) {
        return Objects.requireNonNull(bucket.key().get(name), name).stringValue();
    }

    private static CompositeAggregate page(ElasticsearchClient client, String generation, Map<String, FieldValue> after)
            throws IOException {
        List<NamedValue<CompositeAggregationSource>> sources = Stream.of("source", "signature")
                .map(field -> NamedValue.of(
                        field, CompositeAggregationSource.of(source -> source.terms(terms -> terms.field(field)))))
                .toList();
        List<FieldValue> kinds = Stream.of(Kind.values())
                .filter(Kind::countsInShares)
                .map(kind -> FieldValue.of(kind.toString()))
                .toList();
        return Objects.requireNonNull(client.search(
                                search -> search.index(AdoptionIndexes.daily(generation))
                                        .size(0)
                                        .query(query -> query.terms(
                                                terms -> terms.field("kind").terms(values -> values.value(kinds))))
                                        .aggregations(
                                                "cells",
                                                cells -> cells.composite(composite -> (after.isEmpty()
                                                                        ? composite
                                                                        : composite.after(after))
                                                                .size(PAGE)
                                                                .sources(sources))
                                                        .aggregations(
                                                                "events",
                                                                sum -> sum.sum(rows -> rows.field("events")))),
                                Void.class)
                        .aggregations()
                        .get("cells"))
                .composite();
    }
}
