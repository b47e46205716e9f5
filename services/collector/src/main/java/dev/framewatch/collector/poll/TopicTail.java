package dev.framewatch.collector.poll;

import dev.framewatch.event.Topic;
import dev.framewatch.kafka.KafkaClients;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;

/**
 * A topic that is read from its beginning and then followed. What is committed there is handed to a reader, in the order
 * of each partition; after a lost connection, or where the topic got more partitions, all of it once more.
 */
final class TopicTail implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TopicTail.class);
    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaClients clients;
    private final Topic topic;
    private final Consumer<ConsumerRecord<byte[], byte[]>> reader;
    private final List<Waiting> waiting = new ArrayList<>();
    private final Queue<CompletableFuture<Void>> asked = new ConcurrentLinkedQueue<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;
    private int failures;

    /** Somebody who waits until the topic is read up to these ends. */
    private record Waiting(CompletableFuture<Void> done, Map<TopicPartition, Long> ends) {}

    TopicTail(KafkaClients clients, Topic topic, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        this.clients = clients;
        this.topic = topic;
        this.reader = reader;
        this.thread = Thread.ofVirtual().name("tail of " + topic.name()).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /**
     * Is done when everything is read that was committed before this call. It waits for the end of the topic and not
     * only for the last stable offset: a transaction of another producer that is still open would hide what was
     * committed behind its beginning.
     */
    CompletableFuture<Void> caughtUp() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        asked.add(done);
        return done;
    }

    private void run() {
        while (closed.getCount() > 0) {
            try (var tail = clients.reader(
                            topic.name(), Map.of(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, (int) POLL.toMillis()));
                    var ends = clients.reader(
                            topic.name(), Map.of(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted"))) {
                follow(tail, ends);
            } catch (KafkaException failed) {
                LOG.warn(
                        "The topic {} cannot be read; trying again: {}",
                        topic.name(),
                        NestedExceptionUtils.getMostSpecificCause(failed).toString());
                failures++;
                await(Pauses.OF_LANES.after(failures));
            }
        }
    }

    private void follow(
            org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> tail,
            org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> ends) {
        List<TopicPartition> partitions = partitions(tail);
        if (partitions.isEmpty()) {
            throw new UnknownTopicOrPartitionException("It is not there yet");
        }
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
            answer(tail);
            tail.poll(POLL).forEach(reader);
            failures = 0;
            answer(tail);
        }
    }

    /** Tells those who wait for no more than was read. */
    private void answer(org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> tail) {
        waiting.removeIf(one ->
                one.ends().entrySet().stream().allMatch(end -> tail.position(end.getKey()) >= end.getValue())
                        && one.done().complete(null));
    }

    private List<TopicPartition> partitions(org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer) {
        return consumer.partitionsFor(topic.name()).stream()
                .map(known -> new TopicPartition(known.topic(), known.partition()))
                .toList();
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
        if (thread.getState() == Thread.State.NEW) {
            return;
        }
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
