package dev.framewatch.collector.erasure;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.framewatch.collector.held.PartitionScan;
import dev.framewatch.collector.poll.Erasure;
import dev.framewatch.event.Topic;
import dev.framewatch.kafka.EventKey;
import dev.framewatch.kafka.Generation;
import dev.framewatch.kafka.Rejection;
import it.unimi.dsi.fastutil.longs.Long2LongMap;
import it.unimi.dsi.fastutil.longs.Long2LongOpenHashMap;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/** Finds what Kafka still holds of the removed things of one partition of {@code collected}. */
final class Search {
    private final PartitionScan scan;
    private final Remains remains = new Remains();

    /** What one partition holds: whether something is left, and the last key whose null waits for compaction. */
    private static final class Seen {
        private boolean left;
        private @Nullable Erasure waiting;
    }

    Search(PartitionScan scan) {
        this.scan = scan;
    }

    /** Looks through {@code collected}, the topics of all generations, and {@code rejected}. */
    Remains in(int partition, List<Generation> generations, Instant now) {
        TopicPartition collected = new TopicPartition(Topic.COLLECTED.name(), partition);
        Removals removals = Removals.read(scan, collected, now);
        if (removals.isEmpty()) {
            return remains;
        }
        remains.renewed(removals.renewed(now));
        Predicate<ConsumerRecord<byte[], byte[]>> older =
                record -> EventKey.read(record.key()).filter(removals::isOlder).isPresent();
        look(collected, older);
        int partitions = scan.partitions(Topic.COLLECTED);
        generations.stream()
                .filter(one -> !one.dropped())
                .map(Generation::topic)
                .forEach(topic -> {
                    int spread = scan.partitions(topic);
                    IntStream.range(0, spread)
                            .filter(each -> spread != partitions || each == partition)
                            .forEach(each -> look(new TopicPartition(topic.name(), each), older));
                });
        look(new TopicPartition(Topic.REJECTED.name(), 0), record -> stems(record, removals));
        return remains;
    }

    /**
     * Looks through a partition. Where all is erased and some of it still lies there, one null is sent again: a segment is
     * closed, and so compacted, only when something comes after it.
     */
    private void look(TopicPartition partition, Predicate<ConsumerRecord<byte[], byte[]>> removed) {
        long end = scan.end(partition);
        Long2LongMap nulls = new Long2LongOpenHashMap();
        nulls.defaultReturnValue(-1);
        scan.read(partition, 0, end, record -> {
            if (record.value() == null && record.key() != null) {
                nulls.put(hash(record), record.offset());
            }
            return true;
        });
        Seen seen = new Seen();
        scan.read(partition, 0, end, record -> {
            if (record.value() != null && record.key() != null && removed.test(record)) {
                Erasure erasure = new Erasure(partition, Bytes.wrap(record.key()));
                if (nulls.get(hash(record)) < record.offset()) {
                    seen.left = true;
                    remains.add(erasure);
                } else {
                    seen.waiting = erasure;
                }
            }
            return true;
        });
        if (!seen.left && seen.waiting != null) {
            remains.add(seen.waiting);
        }
    }

    private static long hash(ConsumerRecord<byte[], byte[]> record) {
        return EventKey.hash(new String(record.key(), UTF_8));
    }

    /** Whether a rejection is of a removed thing: of an older revision of it, or of something that only names the id. */
    private static boolean stems(ConsumerRecord<byte[], byte[]> record, Removals removals) {
        Rejection rejection = Rejection.read(record);
        if (rejection == null || rejection.key() == null) {
            return false;
        }
        byte[] key = rejection.key().get();
        return EventKey.read(key).map(removals::isOlder).orElseGet(() -> removals.has(new String(key, UTF_8)));
    }
}
