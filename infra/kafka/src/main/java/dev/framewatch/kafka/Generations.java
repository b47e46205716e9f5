package dev.framewatch.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.framewatch.event.Topic;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.jspecify.annotations.Nullable;

/** The generations that were ever started, as the topic of that name has them. Safe for several processes. */
public final class Generations {
    static final TopicPartition PARTITION = new TopicPartition(Topic.GENERATIONS.name(), 0);

    private static final int MOST_TRIES = 20;
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaClients clients;

    Generations(KafkaClients clients) {
        this.clients = clients;
    }

    /** All of them in the order of their start, those that were dropped included. */
    public List<Generation> all() {
        Map<String, Generation> all = new LinkedHashMap<>();
        try (Consumer<byte[], byte[]> reader = clients.reader("generations", Map.of())) {
            toTheBeginning(reader);
            long end = end(reader);
            while (reader.position(PARTITION) < end) {
                reader.poll(POLL).forEach(record -> take(record, all));
            }
        }
        return List.copyOf(all.values());
    }

    /** One of them, by its name. */
    public Optional<Generation> find(String id) {
        return all().stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /**
     * Puts one on record that depends on those that there are. Of two processes that do so at the same time the later
     * one goes on; the other one has changed nothing, and tries again.
     *
     * @param change what to put, from all that there are; one of them, if nothing is to be changed
     * @throws KafkaException if Kafka is away, or others come between again and again
     */
    public Generation change(Function<List<Generation>, Generation> change) {
        AtomicReference<@Nullable Generation> put = new AtomicReference<>();
        for (int tries = 1; ; tries++) {
            try {
                return changeAlone(change, put);
            } catch (KafkaException failed) {
                if (!isByAnother(failed) || tries == MOST_TRIES) {
                    throw failed;
                }
                // Those that go on at once fence each other for ever; by chance one of them goes alone.
                LockSupport.parkNanos(ThreadLocalRandom.current()
                        .nextLong(PAUSE.multipliedBy(tries).toNanos()));
            }
        }
    }

    /**
     * A commit that comes while the broker fences it is answered as what its transaction is in just then: fenced, in a wrong
     * state, or an error of the server (Kafka 4.2).
     */
    private static boolean isByAnother(KafkaException failed) {
        return failed instanceof ProducerFencedException
                || failed instanceof InvalidProducerEpochException
                || failed instanceof InvalidTxnStateException
                || Objects.requireNonNullElse(failed.getMessage(), "").startsWith("Unhandled error in EndTxnResponse");
    }

    /** @param put what the last try put, which may be there after all */
    private Generation changeAlone(
            Function<List<Generation>, Generation> change, AtomicReference<@Nullable Generation> put) {
        Map<String, Object> settings = clients.producerSettings();
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "generations");
        try (Producer<byte[], byte[]> producer = new KafkaProducer<>(settings)) {
            producer.initTransactions();
            List<Generation> before = all();
            Generation last = put.get();
            if (last != null && before.contains(last)) {
                return last;
            }
            Generation changed = change.apply(before);
            if (!before.contains(changed)) {
                put.set(changed);
                Transaction.commit(producer, List.of(changed.record()));
            }
            return changed;
        }
    }

    /** One who stays, and stands at the beginning; its end waits for a fetch, which waits no longer than this. */
    Consumer<byte[], byte[]> follower(Duration longest) {
        Consumer<byte[], byte[]> follower = clients.reader(
                "generations", Map.of(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, (int) longest.toMillis()));
        toTheBeginning(follower);
        return follower;
    }

    private static void toTheBeginning(Consumer<byte[], byte[]> reader) {
        reader.assign(List.of(PARTITION));
        reader.seekToBeginning(List.of(PARTITION));
    }

    static long end(Consumer<byte[], byte[]> reader) {
        return reader.endOffsets(List.of(PARTITION)).getOrDefault(PARTITION, 0L);
    }

    static void take(ConsumerRecord<byte[], byte[]> record, Map<String, Generation> all) {
        if (record.value() == null) {
            all.remove(new String(record.key(), UTF_8));
        } else {
            Generation read = Generation.read(record);
            all.put(read.id(), read);
        }
    }
}
