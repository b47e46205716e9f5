package dev.framewatch.collector.erasure;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.framewatch.collector.held.PartitionScan;
import dev.framewatch.event.EventJson;
import dev.framewatch.event.Reading;
import dev.framewatch.kafka.EventKey;
import it.unimi.dsi.fastutil.objects.Object2LongMap;
import it.unimi.dsi.fastutil.objects.Object2LongOpenHashMap;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** The ids of a partition of {@code collected} whose newest revision says that the source removed them. */
final class Removals {
    private static final byte[] MARK = "\"removed\"".getBytes(UTF_8);

    private final Object2LongMap<String> revisions = new Object2LongOpenHashMap<>();

    private Removals() {}

    /** Reads them; twice, since a newer revision may lie before the removal. */
    static Removals read(PartitionScan scan, TopicPartition partition, Instant now) {
        Removals removals = new Removals();
        long end = scan.end(partition);
        scan.read(partition, 0, end, record -> {
            EventKey.read(record.key())
                    .filter(key -> removes(record, key, now))
                    .ifPresent(key -> removals.revisions.mergeLong(key.id(), key.revision(), Math::max));
            return true;
        });
        scan.read(partition, 0, end, record -> {
            if (record.value() != null) {
                EventKey.read(record.key())
                        .filter(removals::isNewer)
                        .ifPresent(key -> removals.revisions.removeLong(key.id()));
            }
            return true;
        });
        return removals;
    }

    boolean isEmpty() {
        return revisions.isEmpty();
    }

    /** Whether a thing was removed. */
    boolean has(String id) {
        return revisions.containsKey(id);
    }

    /** Whether a revision is older than the removal of its thing. */
    boolean isOlder(EventKey key) {
        return key.revision() < revisions.getOrDefault(key.id(), Long.MIN_VALUE);
    }

    private boolean isNewer(EventKey key) {
        return key.revision() > revisions.getOrDefault(key.id(), Long.MAX_VALUE);
    }

    private static boolean removes(ConsumerRecord<byte[], byte[]> record, EventKey key, Instant now) {
        return record.value() != null
                && marked(record.value())
                && EventJson.collected(record.value(), now) instanceof Reading.Valid valid
                && valid.event().removed()
                && valid.event().key().equals(key.toString());
    }

    /** Whether a value may say so, as nearly none does; inside of text the quotes would be escaped. */
    private static boolean marked(byte[] value) {
        int at = 0;
        for (int i = 0; i < value.length && at < MARK.length; i++) {
            at = value[i] == MARK[at] ? at + 1 : value[i] == MARK[0] ? 1 : 0;
        }
        return at == MARK.length;
    }
}
