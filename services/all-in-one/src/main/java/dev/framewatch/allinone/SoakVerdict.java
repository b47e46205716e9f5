package dev.framewatch.allinone;

import static java.nio.charset.StandardCharsets.UTF_8;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import co.elastic.clients.util.BinaryData;
import dev.framewatch.elasticsearch.AdoptionIndexes;
import dev.framewatch.embedded.EmbeddedServers;
import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.EventJson;
import dev.framewatch.event.Metric;
import dev.framewatch.event.Reading;
import dev.framewatch.event.Tag;
import dev.framewatch.event.Topic;
import dev.framewatch.kafka.KafkaClients;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Compares what is on Kafka and in Elasticsearch with what was in the files. */
final class SoakVerdict implements AutoCloseable {
    private static final Topic CLASSIFIED = Topic.classified("1");
    private static final int PAGE = 2_000;
    private static final Duration POLL = Duration.ofMillis(200);

    private final Consumer<byte[], byte[]> reader;
    private final ElasticsearchClient elasticsearch;
    private final Clock clock;

    /**
     * What was found.
     *
     * @param documents documents that are searchable
     * @param lost ids that should be, and are not
     * @param twice records of {@code collected} and of what was classified of it that say again what another one said
     * @param wrong documents with other content than expected, or that nobody sent
     */
    record Counts(long documents, long lost, long twice, long wrong) {}

    SoakVerdict(EmbeddedServers servers, Clock clock) {
        this.clock = clock;
        Map<String, Object> address = Map.of("bootstrap.servers", servers.bootstrapServers());
        reader = new KafkaClients(address, address).consumers("soak", Map.of()).createConsumer();
        elasticsearch = ElasticsearchClient.of(
                client -> client.host(servers.elasticsearch().toString()));
    }

    /** How far {@code collected} goes: its last stable offsets, added up; 0 before there is one. */
    long published() {
        return reader.endOffsets(partitions(Topic.COLLECTED)).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    Counts counts(Map<String, SoakInput.Expected> expected) throws IOException {
        Set<String> missing = new HashSet<>(expected.keySet());
        long documents = 0;
        long wrong = 0;
        List<FieldValue> after = List.of();
        do {
            SearchResponse<BinaryData> page = page(after);
            after = List.of();
            for (Hit<BinaryData> hit : page.hits().hits()) {
                documents++;
                after = hit.sort();
                String id = String.valueOf(hit.id());
                missing.remove(id);
                if (!matches(hit.source(), expected.get(id))) {
                    wrong++;
                }
            }
        } while (!after.isEmpty());
        return new Counts(documents, missing.size(), repeated(Topic.COLLECTED) + repeated(CLASSIFIED), wrong);
    }

    private SearchResponse<BinaryData> page(List<FieldValue> after) throws IOException {
        return elasticsearch.search(
                search -> {
                    search.index(AdoptionIndexes.EVENTS)
                            .size(PAGE)
                            .sort(sort -> sort.field(field -> field.field("id").order(SortOrder.Asc)));
                    return after.isEmpty() ? search : search.searchAfter(after);
                },
                BinaryData.class);
    }

    private boolean matches(@Nullable BinaryData source, SoakInput.@Nullable Expected expected) throws IOException {
        if (source == null || expected == null) {
            return false;
        }
        ByteBuffer bytes = source.asByteBuffer();
        byte[] json = new byte[bytes.remaining()];
        bytes.get(json);
        if (!(EventJson.classified(json, clock.instant()) instanceof Reading.Valid valid)) {
            return false;
        }
        AdoptionEvent event = valid.event();
        Set<String> tagged = event.tags().stream().map(Tag::framework).collect(Collectors.toSet());
        return event.revision() == expected.revision()
                && expected.title().equals(event.title())
                && expected.text().equals(event.text())
                && event.metrics().getOrDefault(Metric.SCORE, -1L) == expected.score()
                && tagged.equals(expected.frameworks());
    }

    private long repeated(Topic topic) {
        Map<String, Integer> seen = new HashMap<>();
        List<TopicPartition> partitions = partitions(topic);
        reader.assign(partitions);
        reader.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = reader.endOffsets(partitions);
        while (partitions.stream().anyMatch(one -> reader.position(one) < ends.getOrDefault(one, 0L))) {
            reader.poll(POLL).forEach(record -> seen.merge(new String(record.key(), UTF_8), 1, Integer::sum));
        }
        return seen.values().stream().mapToLong(times -> times - 1).sum();
    }

    private List<TopicPartition> partitions(Topic topic) {
        return reader.listTopics().getOrDefault(topic.name(), List.of()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
    }

    @Override
    public void close() throws IOException {
        reader.close();
        elasticsearch.close();
    }
}
