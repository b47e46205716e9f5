package dev.framewatch.kafka.backup;

import dev.framewatch.kafka.KafkaClients;
import dev.framewatch.kafka.backup.RecordFile.Kept;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * Writes the records of a partition that is empty, each at the offset that it had. Where one is missing in a row, since a
 * transaction ended there or compaction took something away, its place is taken by what no reader sees: the end of a
 * transaction takes one offset, one that is given up takes those of its records as well.
 */
final class PartitionCopy implements AutoCloseable {
    /** The most records that wait for what comes behind them. */
    private static final int MOST = 5_000;

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final TopicPartition partition;
    private final Producer<byte[], byte[]> plain;
    private final Producer<byte[], byte[]> transactional;
    private final Consumer<byte[], byte[]> reader;
    private final List<Kept> row = new ArrayList<>();
    private long next;
    private long last;

    PartitionCopy(KafkaClients clients, TopicPartition partition) {
        this.partition = partition;
        Map<String, Object> settings = clients.producerSettings();
        this.plain = new KafkaProducer<>(settings);
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "restore-" + partition);
        this.transactional = new KafkaProducer<>(settings);
        transactional.initTransactions();
        this.reader = clients.consumers("restore", Map.of()).createConsumer();
    }

    /** Adds the record that comes next. */
    void add(Kept record) {
        if (record.offset() > next + row.size()) {
            fill(record.offset(), bytes(record.key()), record.timestamp());
        }
        if (row.size() >= MOST) {
            send(plain, row.subList(0, row.size() - 1));
        }
        row.add(record);
    }

    /** Writes what waits, so that the partition ends there. */
    void end(long end) {
        fill(end, new byte[0], row.isEmpty() ? last : row.getLast().timestamp());
        flushRow();
        awaitEnd();
    }

    /** Writes the row, and takes the places up to an offset. */
    private void fill(long offset, byte @Nullable [] key, long timestamp) {
        long missing = offset - next - row.size();
        if (missing == 0) {
            return;
        }
        if (missing == 1 && row.isEmpty()) {
            // Nothing to end a transaction of: a null under the key that follows, which takes it back at once.
            awaitEnd();
            var ignored = await(plain.send(nothing(key, timestamp)));
            next++;
        } else if (missing == 1) {
            transactional.beginTransaction();
            send(transactional, row);
            transactional.commitTransaction();
            next++;
        } else {
            flushRow();
            giveUp(missing - 1, timestamp);
            next += missing;
        }
    }

    private void giveUp(long records, long timestamp) {
        transactional.beginTransaction();
        for (long left = records; left > 0; left--) {
            var ignored = transactional.send(nothing(new byte[0], timestamp));
            if (left % MOST == 0) {
                transactional.flush();
            }
        }
        transactional.flush();
        transactional.abortTransaction();
    }

    private static byte @Nullable [] bytes(@Nullable Bytes wrapped) {
        return wrapped == null ? null : wrapped.get();
    }

    /** As old as what comes next, so that no segment ends for it. */
    private ProducerRecord<byte[], byte[]> nothing(byte @Nullable [] key, long timestamp) {
        return new ProducerRecord<>(
                partition.topic(), partition.partition(), timestamp, key, null, new RecordHeaders());
    }

    private void flushRow() {
        send(plain, row);
    }

    /** The end of a transaction is written after the producer was told that it is certain; what comes next waits for it. */
    private void awaitEnd() {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (reader.endOffsets(List.of(partition)).getOrDefault(partition, 0L) < next) {
            if (System.nanoTime() > until) {
                throw new BackupFailed("Kafka has not ended a transaction on " + partition + " within "
                        + PATIENCE.toSeconds() + " s. Run it again to go on.");
            }
        }
    }

    /** Sends records, which leave the list, and sees where they went. */
    private void send(Producer<byte[], byte[]> producer, List<Kept> records) {
        if (records.isEmpty()) {
            return;
        }
        awaitEnd();
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (Kept record : records) {
            sent.add(producer.send(new ProducerRecord<>(
                    partition.topic(),
                    partition.partition(),
                    record.timestamp(),
                    bytes(record.key()),
                    bytes(record.value()),
                    new RecordHeaders(record.headers()))));
        }
        producer.flush();
        for (int i = 0; i < sent.size(); i++) {
            long wanted = records.get(i).offset();
            long got = await(sent.get(i)).offset();
            if (got != wanted) {
                throw new BackupFailed("A record of " + partition + " came to offset " + got + " instead of " + wanted
                        + ": somebody else writes there. End all other processes on this Kafka and run it again.");
            }
        }
        next += records.size();
        last = records.getLast().timestamp();
        records.clear();
    }

    private static RecordMetadata await(Future<RecordMetadata> sent) {
        try {
            return sent.get();
        } catch (ExecutionException refused) {
            throw new BackupFailed(
                    "Kafka refused a record: " + refused.getCause() + ". Run it again to go on.", refused);
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
            throw new BackupFailed("It was interrupted; run it again to go on.", asked);
        }
    }

    @Override
    public void close() {
        plain.close();
        transactional.close();
        reader.close();
    }
}
