package dev.framewatch.collector;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import dev.framewatch.embedded.EmbeddedServer;
import dev.framewatch.embedded.EmbeddedServers;
import dev.framewatch.embedded.ServerKind;
import dev.framewatch.embedded.ServersOptions;
import dev.framewatch.event.Topic;
import dev.framewatch.kafka.KafkaClients;
import dev.framewatch.kafka.Transaction;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** A real broker with our topics, and what lies committed on them. */
public final class TestBroker implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final EmbeddedServers servers;

    private TestBroker(EmbeddedServers servers) {
        this.servers = servers;
    }

    public static TestBroker start(Path data) throws ExecutionException, InterruptedException {
        TestBroker broker = new TestBroker(
                EmbeddedServers.start(ServersOptions.of(data, "a test").only(ServerKind.KAFKA)));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.address()))) {
            admin.createTopics(Stream.of(Topic.COLLECTED, Topic.REJECTED, Topic.CURSORS)
                            .map(topic -> new NewTopic(topic.name(), topic.spread() ? 4 : 1, (short) 1)
                                    .configs(topic.settings()))
                            .toList())
                    .all()
                    .get();
        }
        return broker;
    }

    public String address() {
        return servers.bootstrapServers();
    }

    EmbeddedServer kafka() {
        return servers.server(ServerKind.KAFKA);
    }

    public KafkaClients clients() {
        return clients(address());
    }

    static KafkaClients clients(String address) {
        Map<String, Object> settings = Map.of("bootstrap.servers", address);
        return new KafkaClients(settings, settings);
    }

    /** An importer with small transactions, so that many are needed. */
    public static Importer importer(KafkaClients clients, int batch) {
        CollectorSettings settings = new CollectorSettings(
                null, ReadFile.SETTINGS.longestItem(), ReadFile.SETTINGS.largestUnpacked(), 200, batch);
        return new Importer(settings, new EventPublishers(clients), new KeyedHash(null), Clock.systemUTC());
    }

    /** Commits records as one who goes; whoever reads after this finds them. */
    public static void commit(KafkaClients clients, List<ProducerRecord<byte[], byte[]>> records) {
        try (Producer<byte[], byte[]> producer = clients.transactional("test").createProducer()) {
            Transaction.commit(producer, records);
        }
        settle(clients, records.stream().map(ProducerRecord::topic).distinct());
    }

    /** Waits for the ends of transactions: a producer is told of a commit before its marker is written. */
    public static void settle(KafkaClients clients, Stream<String> topics) {
        try (Consumer<byte[], byte[]> certain = clients.reader("tests", Map.of());
                Consumer<byte[], byte[]> written =
                        clients.reader("tests", Map.of(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted"))) {
            List<TopicPartition> partitions =
                    topics.flatMap(topic -> partitions(certain, topic)).toList();
            await().atMost(PATIENCE).until(() -> certain.endOffsets(partitions).equals(written.endOffsets(partitions)));
        }
    }

    private static Stream<TopicPartition> partitions(Consumer<byte[], byte[]> consumer, String topic) {
        return consumer.partitionsFor(topic).stream().map(each -> new TopicPartition(topic, each.partition()));
    }

    /** The keys of the committed records of a topic that hold a word, in each partition's order. */
    public List<String> committed(Topic topic, String word) {
        settle(clients(), Stream.of(topic.name()));
        List<String> keys = new ArrayList<>();
        try (Consumer<byte[], byte[]> consumer = clients().reader("tests", Map.of())) {
            List<TopicPartition> partitions = partitions(consumer, topic.name()).toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.getOrDefault(each, 0L))) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    String key = new String(record.key(), UTF_8);
                    if (key.contains(word)) {
                        keys.add(key);
                    }
                }
            }
        }
        return keys;
    }

    @Override
    public void close() {
        servers.close();
    }
}
