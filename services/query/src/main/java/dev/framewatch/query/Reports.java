package dev.framewatch.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.framewatch.event.Topic;
import dev.framewatch.kafka.KafkaClients;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

/** The reports, on the topic of that name. */
final class Reports {
    private static final TopicPartition PARTITION = new TopicPartition(Topic.REPORTS.name(), 0);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int SECONDS = 10;

    private final Supplier<@Nullable KafkaClients> kafka;
    private final JsonMapper json;

    /** @param kafka the clients; none where this process was given no Kafka */
    Reports(Supplier<@Nullable KafkaClients> kafka, JsonMapper json) {
        this.kafka = kafka;
        this.json = json;
    }

    /**
     * All of them, the newest first.
     *
     * @throws Problem if Kafka is away
     */
    List<Report> all() {
        Map<String, Report> all = new LinkedHashMap<>();
        Map<String, Object> settings = Map.of(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, SECONDS * 1_000);
        try (Consumer<byte[], byte[]> reader =
                clients().consumers(Topic.REPORTS.name(), settings).createConsumer()) {
            reader.assign(List.of(PARTITION));
            reader.seekToBeginning(List.of(PARTITION));
            long end = reader.endOffsets(List.of(PARTITION)).getOrDefault(PARTITION, 0L);
            while (reader.position(PARTITION) < end) {
                reader.poll(POLL).forEach(record -> take(record, all));
            }
        } catch (KafkaException away) {
            throw Problem.kafkaAway(away);
        }
        return all.values().stream()
                .sorted(Comparator.comparing(Report::at).reversed())
                .toList();
    }

    private void take(ConsumerRecord<byte[], byte[]> record, Map<String, Report> all) {
        String id = new String(record.key(), UTF_8);
        if (record.value() == null) {
            all.remove(id);
        } else {
            all.put(id, json.readValue(record.value(), Report.class));
        }
    }

    /** One by its id. */
    Optional<Report> find(String id) {
        return all().stream().filter(report -> report.id().equals(id)).findFirst();
    }

    /**
     * Puts one on record, in place of what had its id.
     *
     * @throws Problem if Kafka is away
     */
    void put(Report report) {
        send(report.id(), json.writeValueAsBytes(report));
    }

    /**
     * Takes one away.
     *
     * @throws Problem if Kafka is away
     */
    void remove(String id) {
        send(id, null);
    }

    private void send(String id, byte @Nullable [] report) {
        try (Producer<byte[], byte[]> producer = clients().producers().createProducer()) {
            producer.send(new ProducerRecord<>(Topic.REPORTS.name(), 0, id.getBytes(UTF_8), report))
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
