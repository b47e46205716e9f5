package dev.framewatch.indexer;

import dev.framewatch.event.EventJson;
import dev.framewatch.event.Reading;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads one generation's classified events and gives them to the bulk writer. While that one has its hands full, the
 * partitions are paused and polling goes on, so the group is never left; offsets are committed up to the first record
 * that is not settled.
 */
final class Indexer implements Runnable, ConsumerRebalanceListener {
    private static final Logger LOG = LoggerFactory.getLogger(Indexer.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration POLL_PAUSED = Duration.ofMillis(5);
    private static final Duration COMMIT = Duration.ofMillis(500);
    private static final Duration FAREWELL = Duration.ofSeconds(5);

    private final Consumer<byte[], byte[]> consumer;
    private final String topic;
    private final String generation;
    private final IndexerSettings settings;
    private final BulkWriter writer;
    private final Settlement settlement;
    private final Offsets offsets;
    private final Clock clock;
    private final Recount recount;

    private List<Entry> batch = new ArrayList<>();
    private int bytes;
    private long lastCommit;
    private volatile boolean stopping;

    Indexer(
            Consumer<byte[], byte[]> consumer,
            String topic,
            String generation,
            IndexerSettings settings,
            BulkWriter writer,
            Settlement settlement,
            Offsets offsets,
            Recount recount,
            Clock clock) {
        this.consumer = consumer;
        this.topic = topic;
        this.generation = generation;
        this.settings = settings;
        this.writer = writer;
        this.settlement = settlement;
        this.offsets = offsets;
        this.recount = recount;
        this.clock = clock;
    }

    /** Asks the loop to end; what is settled by then is committed. */
    void stop() {
        stopping = true;
    }

    @Override
    public void run() {
        try (consumer) {
            consumer.subscribe(List.of(topic), this);
            while (!stopping) {
                round();
            }
            farewell();
        } catch (InterruptException asked) {
            LOG.info("The indexer was asked to end");
        }
    }

    private void round() {
        boolean full = writer.full();
        if (full) {
            consumer.pause(consumer.assignment());
        } else {
            consumer.resume(consumer.paused());
        }
        var records = consumer.poll(full ? POLL_PAUSED : POLL);
        Instant now = clock.instant();
        records.forEach(record -> take(record, now));
        if (!batch.isEmpty() && !writer.full() && (writer.idle() || records.isEmpty())) {
            flush();
        }
        commitNowAndThen(records.isEmpty());
        recount.busy(!writer.idle() || !records.isEmpty());
    }

    private void take(ConsumerRecord<byte[], byte[]> record, Instant now) {
        offsets.open(new TopicPartition(record.topic(), record.partition()), record.offset());
        if (record.value() == null) {
            settlement.erasure(record);
            return;
        }
        switch (EventJson.classified(record.value(), now)) {
            case Reading.Invalid invalid -> settlement.rejected(record, invalid.cause());
            case Reading.Valid valid -> {
                Entry entry = Entry.of(record, valid, generation);
                batch.add(entry);
                bytes += entry.lines().length();
                if (batch.size() >= settings.bulkDocuments() || bytes >= settings.bulkBytes()) {
                    flush();
                }
            }
        }
    }

    private void flush() {
        writer.write(batch);
        batch = new ArrayList<>();
        bytes = 0;
    }

    private void commitNowAndThen(boolean quiet) {
        long now = System.nanoTime();
        if (now - lastCommit < COMMIT.toNanos()) {
            return;
        }
        lastCommit = now;
        if (quiet) {
            consumer.assignment().forEach(partition -> offsets.position(partition, consumer.position(partition)));
        }
        commit();
    }

    private void commit() {
        Map<TopicPartition, OffsetAndMetadata> ready = offsets.committable();
        if (ready.isEmpty()) {
            return;
        }
        try {
            consumer.commitSync(ready, FAREWELL);
            offsets.committed(ready);
        } catch (RetriableException later) {
            LOG.info("Offsets are committed later: {}", later.getMessage());
        } catch (InterruptException asked) {
            throw asked;
        } catch (KafkaException fenced) {
            LOG.warn("Offsets were not committed; their partitions have moved: {}", fenced.getMessage());
        }
    }

    private void farewell() {
        long until = System.nanoTime() + FAREWELL.toNanos();
        while (!writer.idle() && System.nanoTime() < until) {
            consumer.pause(consumer.assignment());
            consumer.poll(POLL_PAUSED);
        }
        commit();
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        commit();
        partitions.forEach(offsets::forget);
        batch.removeIf(entry -> partitions.contains(partition(entry.record())));
        bytes = batch.stream().mapToInt(entry -> entry.lines().length()).sum();
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        partitions.forEach(offsets::forget);
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        recount.owner(consumer.assignment().contains(new TopicPartition(topic, 0)));
        Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(Set.copyOf(partitions));
        List<TopicPartition> anew = partitions.stream()
                .filter(partition -> !offsets.hold(committed.get(partition)))
                .toList();
        if (anew.stream().anyMatch(partition -> committed.get(partition) != null)) {
            LOG.info("The indexes of generation {} are new, so {} is read from the start", generation, anew);
        }
        if (!anew.isEmpty()) {
            consumer.seekToBeginning(anew);
        }
        if (!partitions.isEmpty()) {
            recount.everything();
        }
    }

    private static TopicPartition partition(ConsumerRecord<byte[], byte[]> record) {
        return new TopicPartition(record.topic(), record.partition());
    }
}
