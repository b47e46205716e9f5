package dev.framewatch.collector.poll;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.framewatch.event.Topic;
import dev.framewatch.kafka.KafkaClients;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is committed on {@code cursors} about all lanes, followed as it changes. */
final class Ledger implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);
    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaClients clients;
    private final Map<LaneKey, Value> values = new ConcurrentHashMap<>();
    private final List<Waiting> waiting = new ArrayList<>();
    private final Queue<CompletableFuture<Void>> asked = new ConcurrentLinkedQueue<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = Thread.ofVirtual().name("ledger").unstarted(this::run);

    /** A record's value, and when it was sent: where the topic got more partitions, a key may lie on two. */
    private record Value(long sent, @Nullable String json) {}

    /** Somebody who waits until the topic is read up to these ends. */
    private record Waiting(CompletableFuture<Void> done, Map<TopicPartition, Long> ends) {}

    Ledger(KafkaClients clients) {
        this.clients = clients;
    }

    void start() {
        thread.start();
    }

    <T> Optional<T> read(LaneKey key, Class<T> type) {
        return Optional.ofNullable(values.get(key)).map(Value::json).map(json -> Json.read(json, type));
    }

    <T> void each(LaneKey.Kind kind, Class<T> type, BiConsumer<LaneKey, T> reader) {
        values.forEach((key, value) -> {
            String json = value.json();
            if (key.kind() == kind && json != null) {
                reader.accept(key, Json.read(json, type));
            }
        });
    }

    /**
     * Is done when everything is read that was committed before this call. It waits for the end of the topic and not
     * only for the last stable offset: a transaction of another lane that is still open would hide what was committed
     * behind its beginning.
     */
    CompletableFuture<Void> caughtUp() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        asked.add(done);
        return done;
    }

    private void run() {
        int failures = 0;
        while (closed.getCount() > 0) {
            try (Consumer<byte[], byte[]> tail =
                            clients.consumers("cursors", Map.of()).createConsumer();
                    Consumer<byte[], byte[]> ends = clients.consumers(
                                    "cursors", Map.of(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted"))
                            .createConsumer()) {
                follow(tail, ends);
            } catch (KafkaException failed) {
                LOG.warn("The topic cursors cannot be read; trying again: {}", failed.toString());
                failures++;
                await(Pauses.OF_LANES.after(failures));
            }
        }
    }

    private void follow(Consumer<byte[], byte[]> tail, Consumer<byte[], byte[]> ends) {
        List<TopicPartition> partitions = partitions(tail);
        tail.assign(partitions);
        tail.seekToBeginning(partitions);
        waiting.forEach(one -> asked.add(one.done()));
        waiting.clear();
        while (closed.getCount() > 0) {
            for (CompletableFuture<Void> one = asked.poll(); one != null; one = asked.poll()) {
                if (partitions(ends).size() != partitions.size()) {
                    asked.add(one);
                    return;
                }
                waiting.add(new Waiting(one, ends.endOffsets(partitions)));
            }
            for (ConsumerRecord<byte[], byte[]> record : tail.poll(POLL)) {
                take(record);
            }
            waiting.removeIf(one ->
                    one.ends().entrySet().stream().allMatch(end -> tail.position(end.getKey()) >= end.getValue())
                            && one.done().complete(null));
        }
    }

    private static List<TopicPartition> partitions(Consumer<byte[], byte[]> consumer) {
        return consumer.partitionsFor(Topic.CURSORS.name()).stream()
                .map(known -> new TopicPartition(known.topic(), known.partition()))
                .toList();
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        if (record.key() == null) {
            return; // nothing of ours
        }
        Value value = new Value(record.timestamp(), record.value() == null ? null : new String(record.value(), UTF_8));
        LaneKey.read(record.key())
                .ifPresent(key -> values.merge(key, value, (old, one) -> one.sent() < old.sent() ? old : one));
    }

    private void await(Duration pause) {
        try {
            if (closed.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException ended) {
            closed.countDown();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
