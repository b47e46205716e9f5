package dev.framewatch.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.framewatch.event.Topic;
import dev.framewatch.kafka.KafkaClients;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Things that readers or this service made and no source has, on a compacted topic of one partition: the last record of a
 * key counts, and a null takes it away. They are few, so whoever wants to know reads all of them.
 *
 * @param <T> what is kept, as JSON
 */
final class KeptTopic<T> {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int SECONDS = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(SECONDS);

    private final TopicPartition partition;
    private final Class<T> type;
    private final Supplier<@Nullable KafkaClients> kafka;
    private final JsonMapper json;

    /** @param kafka the clients; none where this process was given no Kafka */
    KeptTopic(Topic topic, Class<T> type, Supplier<@Nullable KafkaClients> kafka, JsonMapper json) {
        this.partition = new TopicPartition(topic.name(), 0);
        this.type = type;
        this.kafka = kafka;
        this.json = json;
    }

    /** Whether this process was given a Kafka. */
    boolean isThere() {
        return kafka.get() != null;
    }

    /**
     * All of them by their keys, in the order in which they were first put.
     *
     * @throws Problem if Kafka is away
     */
    Map<String, T> all() {
        Map<String, Object> settings = Map.of(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, SECONDS * 1_000);
        try (Consumer<byte[], byte[]> reader = clients().reader(partition.topic(), settings)) {
            return all(reader, PATIENCE);
        } catch (KafkaException away) {
            throw Problem.kafkaAway(away);
        }
    }

    /**
     * The same by a consumer that nobody else uses.
     *
     * @param patience how long it may get no further: a poll waits for a broker that went without telling so
     */
    Map<String, T> all(Consumer<byte[], byte[]> reader, Duration patience) {
        Map<String, T> all = new LinkedHashMap<>();
        reader.assign(List.of(partition));
        reader.seekToBeginning(List.of(partition));
        long end = reader.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
        long position = reader.position(partition);
        long moved = System.nanoTime();
        while (position < end) {
            reader.poll(POLL).forEach(record -> take(record, all));
            long next = reader.position(partition);
            if (next > position) {
                moved = System.nanoTime();
            } else if (System.nanoTime() - moved > patience.toNanos()) {
                throw Problem.kafkaAway(new TimeoutException(partition + " stopped at " + position + " of " + end));
            }
            position = next;
        }
        return all;
    }

    private void take(ConsumerRecord<byte[], byte[]> record, Map<String, T> all) {
        String key = new String(record.key(), UTF_8);
        if (record.value() == null) {
            all.remove(key);
        } else {
            all.put(key, json.readValue(record.value(), type));
        }
    }

    /**
     * Puts one on record, in place of what had its key.
     *
     * @throws Problem if Kafka is away
     */
    void put(String key, T value) {
        send(key, json.writeValueAsBytes(value));
    }

    /**
     * Takes one away.
     *
     * @throws Problem if Kafka is away
     */
    void remove(String key) {
        send(key, null);
    }

    private void send(String key, byte @Nullable [] value) {
        try (Producer<byte[], byte[]> producer = clients().producers().createProducer()) {
            producer.send(new ProducerRecord<>(partition.topic(), partition.partition(), key.getBytes(UTF_8), value))
                    .get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException | KafkaException failed) {
            throw Problem.kafkaAway(failed);
        } catch (InterruptedException interrupted) {
            throw new InterruptException(interrupted);
        }
    }

    private KafkaClients clients() {
        KafkaClients clients = kafka.get();
        if (clients == null) {
            throw Problem.noKafka();
        }
        return clients;
    }
}
