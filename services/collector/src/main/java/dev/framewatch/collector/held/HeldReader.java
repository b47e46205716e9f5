package dev.framewatch.collector.held;

import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.EventJson;
import dev.framewatch.event.Reading;
import dev.framewatch.event.Topic;
import dev.framewatch.kafka.EventKey;
import dev.framewatch.kafka.KafkaClients;
import java.lang.ref.SoftReference;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Hands out the newest event of each id that is held, partition by partition in the order of publication. A pass over
 * everything begins without a place; each batch tells the place behind it, from which any instance goes on. The first
 * batch of a partition, and the first one of an instance, reads the whole partition to know what is newest.
 */
public final class HeldReader {
    private final KafkaClients clients;
    private final Clock clock;
    private final String prefix;
    private final boolean withRemoved;
    private SoftReference<Known> known = new SoftReference<>(null);

    /** What is known about a partition; it may go where memory is short, and is read again then. */
    private record Known(int partition, long end, NewestRevisions newest) {}

    HeldReader(KafkaClients clients, Clock clock, String prefix, boolean withRemoved) {
        this.clients = clients;
        this.clock = clock;
        this.prefix = prefix;
        this.withRemoved = withRemoved;
    }

    /** A reader of the same without what was removed. */
    public HeldReader present() {
        return new HeldReader(clients, clock, prefix, false);
    }

    /**
     * The next events. What is published while a partition is handed out is left to the next pass. An id may come once
     * more where an instance goes on from the place of another one.
     *
     * @param place where the batch before ended; {@code null}: at the beginning
     * @param atMost how many are wanted
     */
    public synchronized HeldBatch next(@Nullable String place, int atMost) {
        HeldPlace from = HeldPlace.read(place);
        try (PartitionScan scan = new PartitionScan(clients)) {
            TopicPartition partition = new TopicPartition(Topic.COLLECTED.name(), from.partition());
            int partitions = scan.partitions(Topic.COLLECTED);
            if (from.partition() >= partitions) {
                return new HeldBatch(List.of(), null);
            }
            long end = from.end() < 0 ? scan.end(partition) : from.end();
            NewestRevisions newest = known(scan, partition, end);
            Instant now = clock.instant();
            List<AdoptionEvent> events = new ArrayList<>();
            long offset = scan.read(partition, from.offset(), end, record -> {
                if (events.size() == atMost) {
                    return false;
                }
                held(record, newest, now).ifPresent(events::add);
                return true;
            });
            if (offset < end) {
                return new HeldBatch(events, new HeldPlace(from.partition(), offset, end).toString());
            }
            known.clear();
            boolean all = from.partition() + 1 == partitions;
            return new HeldBatch(
                    events, all ? null : HeldPlace.start(from.partition() + 1).toString());
        }
    }

    private NewestRevisions known(PartitionScan scan, TopicPartition partition, long end) {
        Known last = known.get();
        if (last != null && last.partition() == partition.partition() && last.end() >= end) {
            return last.newest();
        }
        NewestRevisions newest = new NewestRevisions();
        long now = scan.end(partition);
        scan.read(partition, 0, now, record -> {
            mine(record).ifPresent(key -> newest.take(key, record.value() == null));
            return true;
        });
        known = new SoftReference<>(new Known(partition.partition(), now, newest));
        return newest;
    }

    private Optional<EventKey> mine(ConsumerRecord<byte[], byte[]> record) {
        return EventKey.read(record.key()).filter(key -> key.id().startsWith(prefix));
    }

    private Optional<AdoptionEvent> held(ConsumerRecord<byte[], byte[]> record, NewestRevisions newest, Instant now) {
        boolean wanted =
                record.value() != null && mine(record).filter(newest::holds).isPresent();
        return wanted && EventJson.collected(record.value(), now) instanceof Reading.Valid valid
                ? Optional.of(valid.event()).filter(event -> withRemoved || !event.removed())
                : Optional.empty();
    }
}
