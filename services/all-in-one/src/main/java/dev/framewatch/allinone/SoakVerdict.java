package dev.framewatch.allinone;

import static java.nio.charset.StandardCharsets.UTF_8;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import dev.framewatch.elasticsearch.AdoptionIndexes;
import dev.framewatch.embedded.EmbeddedServers;
import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.EventJson;
import dev.framewatch.event.Metric;
import dev.framewatch.event.Reading;
import dev.framewatch.event.Tag;
import dev.framewatch.kafka.KafkaClients;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Compares what is on Kafka and in Elasticsearch with what was in the files. */
final class SoakVerdict implements AutoCloseable {
    private static final int PAGE = 2_000;

    private final KafkaClients kafka;
    private final ElasticsearchClient elasticsearch;

    /**
     * What was found.
     *
     * @param documents documents that are searchable
     * @param lost ids that should be, and are not
     * @param twice records of {@code collected} that say again what another one said
     * @param wrong documents with other content than expected, or that nobody sent
     */
    record Counts(long documents, long lost, long twice, long wrong) {}

    SoakVerdict(EmbeddedServers servers) {
        Map<String, Object> address = Map.of("bootstrap.servers", servers.bootstrapServers());
        kafka = new KafkaClients(address, address);
        elasticsearch = ElasticsearchClient.of(
                client -> client.host(servers.elasticsearch().toString()));
    }

    /** How far {@code collected} goes: its last stable offsets, added up; 0 before there is one. */
    long published() {
        try (Consumer<byte[], byte[]> reader = reader()) {
            return reader.endOffsets(partitions(reader)).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
    }

    Counts counts(Map<String, SoakInput.Expected> expected) throws IOException {
        Set<String> missing = new HashSet<>(expected.keySet());
        long documents = 0;
        long wrong = 0;
        List<FieldValue> after = List.of();
        do {
            SearchResponse<JsonNode> page = page(after);
            after = List.of();
            for (Hit<JsonNode> hit : page.hits().hits()) {
                documents++;
                after = hit.sort();
                String id = String.valueOf(hit.id());
                missing.remove(id);
                if (!matches(hit.source(), expected.get(id))) {
                    wrong++;
                }
            }
        } while (!after.isEmpty());
        return new Counts(documents, missing.size(), repeated(), wrong);
    }

    private SearchResponse<JsonNode> page(List<FieldValue> after) throws IOException {
        return elasticsearch.search(
                search -> {
                    search.index(AdoptionIndexes.EVENTS)
                            .size(PAGE)
                            .sort(sort -> sort.field(field -> field.field("id").order(SortOrder.Asc)));
                    return after.isEmpty() ? search : search.searchAfter(after);
                },
                JsonNode.class);
    }

    private static boolean matches(@Nullable JsonNode source, SoakInput.@Nullable Expected expected) {
        if (source == null || expected == null) {
            return false;
        }
        byte[] json = JsonMapper.shared().writeValueAsBytes(source);
        if (!(EventJson.classified(json, Instant.now()) instanceof Reading.Valid(AdoptionEvent event))) {
            return false;
        }
        Set<String> tagged = event.tags().stream().map(Tag::framework).collect(Collectors.toSet());
        return event.revision() == expected.revision()
                && expected.title().equals(event.title())
                && expected.text().equals(event.text())
                && event.metrics().getOrDefault(Metric.SCORE, -1L) == expected.score()
                && tagged.equals(expected.frameworks());
    }

    private long repeated() {
        Map<String, Integer> seen = new HashMap<>();
        try (Consumer<byte[], byte[]> reader = reader()) {
            List<TopicPartition> partitions = partitions(reader);
            reader.assign(partitions);
            reader.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = reader.endOffsets(partitions);
            while (partitions.stream().anyMatch(one -> reader.position(one) < ends.getOrDefault(one, 0L))) {
                reader.poll(Duration.ofMillis(200))
                        .forEach(record -> seen.merge(new String(record.key(), UTF_8), 1, Integer::sum));
            }
        }
        return seen.values().stream().mapToLong(times -> times - 1).sum();
    }

    private Consumer<byte[], byte[]> reader() {
        return kafka.consumers("soak", Map.of()).createConsumer();
    }

    private static List<TopicPartition> partitions(Consumer<byte[], byte[]> reader) {
        return reader.listTopics().getOrDefault("collected", List.of()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
    }

    @Override
    public void close() throws IOException {
        kafka.close();
        elasticsearch.close();
    }
}
