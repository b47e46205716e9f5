package dev.framewatch.allinone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import dev.framewatch.collector.EventPublisher;
import dev.framewatch.collector.EventPublishers;
import dev.framewatch.collector.OutageListener;
import dev.framewatch.embedded.EmbeddedServers;
import dev.framewatch.embedded.ServersOptions;
import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.kafka.KafkaClients;
import dev.framewatch.kafka.Rejection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;

/** One generation's pipeline in this process, on servers that a test has started, and the ways in and out of it. */
final class RunningPipeline implements AutoCloseable {
    /** All services but the one that asks live sources. */
    static final List<Part> OFFLINE =
            Stream.of(Part.values()).filter(part -> part != Part.POLL).toList();

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final int ANY_SIZE = 16 * 1024 * 1024;

    private final Pipeline pipeline;
    private final Indexes indexes;
    private final Producer<byte[], byte[]> producer;

    private RunningPipeline(Pipeline pipeline, Indexes indexes) {
        this.pipeline = pipeline;
        this.indexes = indexes;
        Map<String, Object> settings = pipeline.bean(KafkaClients.class).producerSettings();
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, ANY_SIZE);
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 2L * ANY_SIZE);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "gzip");
        this.producer = new KafkaProducer<>(settings);
    }

    static EmbeddedServers servers(Path data) {
        return EmbeddedServers.start(ServersOptions.of(data, "a test"));
    }

    static RunningPipeline start(EmbeddedServers servers, Path data, String generation) {
        return start(servers, Installation.in(data), generation);
    }

    /** Starts one with more settings. */
    static RunningPipeline start(EmbeddedServers servers, Installation settings, String generation) {
        return start(new Servers.Embedded(servers), settings, generation);
    }

    static RunningPipeline start(Servers servers, Path data, String generation) {
        return start(servers, Installation.in(data), generation);
    }

    /** Starts another one for a generation, with a folder of its own; as it is nobody's successor, it leaves at once. */
    static RunningPipeline beside(Servers servers, Path data, String generation) {
        return begin(servers, Installation.in(data), generation);
    }

    static RunningPipeline start(Servers servers, Installation settings, String generation) {
        return begin(servers, settings.with("framewatch.instance", "test"), generation);
    }

    private static RunningPipeline begin(Servers servers, Installation settings, String generation) {
        Installation installation = servers.lead(settings)
                .with("framewatch.indexer.longest-pause", "1s")
                .with("framewatch.generation", generation);
        Pipeline pipeline = Pipeline.start(installation, "a test", List.of(Part.COLLECT, Part.CLASSIFY, Part.INDEX));
        return new RunningPipeline(pipeline, new Indexes(servers.elasticsearch(), generation));
    }

    Indexes indexes() {
        return indexes;
    }

    /** The daily rows of a year. */
    Map<Indexes.Row, Long> rows(int year) throws IOException, InterruptedException {
        return indexes.rows(day -> day.startsWith(year + "-"));
    }

    /** How often something was counted. */
    long count(String meter, String... tags) {
        return pipeline.count(meter, tags);
    }

    <T> T bean(Class<T> type) {
        return pipeline.bean(type);
    }

    /** Publishes as a collector does, in this order. */
    void publish(List<AdoptionEvent> events) {
        publish(events, new OutageListener() {});
    }

    /** Publishes as a collector does, in this order. */
    void publish(List<AdoptionEvent> events, OutageListener listener) {
        try (EventPublisher publisher = pipeline.bean(EventPublishers.class).open("test", listener)) {
            publisher.publish(events);
        }
    }

    /** Publishes and waits until it is searchable. */
    void take(List<AdoptionEvent> events) {
        publish(events);
        awaitSearchable();
    }

    /** Sends a record that no collector made; answers its origin, {@code topic-partition@offset}. */
    String send(ProducerRecord<byte[], byte[]> record) throws ExecutionException, InterruptedException {
        RecordMetadata at = producer.send(record).get();
        return at.topic() + "-" + at.partition() + "@" + at.offset();
    }

    /** Sends these bytes under a key of their own; answers their origin. */
    String send(String topic, byte[] value) throws ExecutionException, InterruptedException {
        byte[] key = ("github:repository:" + UUID.nameUUIDFromBytes(value) + "@1").getBytes(UTF_8);
        return send(new ProducerRecord<>(topic, key, value));
    }

    /** Fails if it is not all searchable in a time that is many times longer than it takes. */
    void awaitSearchable() {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(pipeline::searchable);
    }

    /** What was stored of these events. */
    Map<String, Indexes.Document> documents(List<AdoptionEvent> events) throws IOException, InterruptedException {
        return indexes.documents(events.stream().map(AdoptionEvent::id).collect(Collectors.toSet())::contains);
    }

    /** All rejections so far, by origin. */
    Map<String, Rejection> rejections() {
        Map<String, Rejection> rejections = new HashMap<>();
        records("rejected").forEach(record -> {
            Rejection rejection = Rejection.read(record);
            if (rejection != null) {
                rejections.put(rejection.origin(), rejection);
            }
        });
        return rejections;
    }

    /** The keys of these events on {@code collected}, each as often as it is there. */
    List<String> keys(List<AdoptionEvent> events) {
        Set<String> wanted = events.stream().map(AdoptionEvent::key).collect(Collectors.toSet());
        return records("collected").stream()
                .map(record -> new String(record.key(), UTF_8))
                .filter(wanted::contains)
                .toList();
    }

    /** How often the indexer that logs into a folder has said that Elasticsearch did not take its events. */
    static long refusals(Path data) throws IOException {
        try (Stream<String> lines = Files.lines(data.resolve("logs").resolve("framewatch.log"))) {
            return lines.filter(line -> line.contains("Elasticsearch did not take"))
                    .count();
        }
    }

    /** All committed records of a topic, when what is open there is over. */
    List<ConsumerRecord<byte[], byte[]>> records(String topic) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        KafkaClients clients = bean(KafkaClients.class);
        try (Consumer<byte[], byte[]> reader = clients.reader("reader", Map.of());
                Consumer<byte[], byte[]> written =
                        clients.reader("reader", Map.of(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted"))) {
            List<TopicPartition> partitions = reader.partitionsFor(topic).stream()
                    .map(each -> new TopicPartition(topic, each.partition()))
                    .toList();
            reader.assign(partitions);
            reader.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = written.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> reader.position(end.getKey()) < end.getValue())) {
                reader.poll(Duration.ofMillis(100)).forEach(records::add);
            }
        }
        return records;
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
        pipeline.close();
    }
}
