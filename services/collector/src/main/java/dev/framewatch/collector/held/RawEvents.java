package dev.framewatch.collector.held;

import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.EventJson;
import dev.framewatch.event.Reading;
import dev.framewatch.event.Topic;
import dev.framewatch.kafka.EventKey;
import dev.framewatch.kafka.KafkaClients;
import java.lang.ref.SoftReference;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Follows {@code collected} and hands out what is raw there, to somebody who publishes it again with more in it: of each
 * id the newest raw revision, unless one that is not raw was published behind it. So a raw revision that comes late, such
 * as from an archive, is handed out too if it is the newest raw one, and what it alone tells is not lost.
 */
public final class RawEvents {
    private final KafkaClients clients;
    private final Clock clock;
    private final String prefix;
    private final Predicate<AdoptionEvent> raw;
    private SoftReference<Known> known = new SoftReference<>(null);

    /** What is known about a partition; it may go where memory is short, and is read again then. */
    private record Known(int partition, long end, RawRevisions revisions) {}

    RawEvents(KafkaClients clients, Clock clock, String prefix, Predicate<AdoptionEvent> raw) {
        this.clients = clients;
        this.clock = clock;
        this.prefix = prefix;
        this.raw = raw;
    }

    /**
     * The next raw events.
     *
     * @param from the offsets of the batch before; none: from the beginning
     * @param atMost how many are wanted
     */
    public synchronized RawBatch next(List<Long> from, int atMost) {
        List<Long> offsets = new ArrayList<>(from);
        List<AdoptionEvent> events = new ArrayList<>();
        try (PartitionScan scan = new PartitionScan(clients)) {
            int partitions = scan.partitions(Topic.COLLECTED);
            while (offsets.size() < partitions) {
                offsets.add(0L);
            }
            for (int i = 0; i < partitions; i++) {
                TopicPartition partition = new TopicPartition(Topic.COLLECTED.name(), i);
                Known all = known(scan, partition, offsets.get(i));
                long reached = scan.read(partition, offsets.get(i), all.end(), record -> {
                    if (events.size() == atMost) {
                        return false;
                    }
                    raw(record, all.revisions()).ifPresent(events::add);
                    return true;
                });
                offsets.set(i, reached);
                if (reached < all.end()) {
                    return new RawBatch(events, offsets, false);
                }
            }
        }
        return new RawBatch(events, offsets, true);
    }

    /** All revisions of a partition; none where nothing behind the place is raw, so that they need not be read. */
    private Known known(PartitionScan scan, TopicPartition partition, long from) {
        Known last = known.get();
        if (last != null && last.partition() == partition.partition() && last.end() > from) {
            return last;
        }
        long end = scan.end(partition);
        RawRevisions revisions = new RawRevisions();
        boolean nothing = scan.read(partition, from, end, record -> mine(record, null) == null) >= end;
        if (nothing) {
            return new Known(partition.partition(), Math.max(from, end), revisions);
        }
        scan.read(partition, 0, end, record -> {
            EventKey.read(record.key())
                    .filter(key -> record.value() != null && key.id().startsWith(prefix))
                    .ifPresent(key -> revisions.take(key, record.offset(), mine(record, key) != null));
            return true;
        });
        Known all = new Known(partition.partition(), end, revisions);
        known = new SoftReference<>(all);
        return all;
    }

    private Optional<AdoptionEvent> raw(ConsumerRecord<byte[], byte[]> record, RawRevisions revisions) {
        return EventKey.read(record.key())
                .filter(key -> revisions.wants(key, record.offset()))
                .map(key -> mine(record, key));
    }

    /** The raw event that a record holds; {@code null} for any other. */
    private @Nullable AdoptionEvent mine(ConsumerRecord<byte[], byte[]> record, @Nullable EventKey read) {
        EventKey key = read == null ? EventKey.read(record.key()).orElse(null) : read;
        return key != null
                        && record.value() != null
                        && key.id().startsWith(prefix)
                        && EventJson.collected(record.value(), clock.instant()) instanceof Reading.Valid valid
                        && raw.test(valid.event())
                ? valid.event()
                : null;
    }
}
