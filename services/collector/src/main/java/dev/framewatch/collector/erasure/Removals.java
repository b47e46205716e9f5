package dev.framewatch.collector.erasure;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.framewatch.collector.held.PartitionScan;
import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.Draft;
import dev.framewatch.event.EventJson;
import dev.framewatch.event.Reading;
import dev.framewatch.kafka.EventKey;
import it.unimi.dsi.fastutil.objects.Object2LongMap;
import it.unimi.dsi.fastutil.objects.Object2LongOpenHashMap;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * The ids of a partition of {@code collected} of which a revision says that the source removed them, whether or not
 * something newer was told of them since.
 */
final class Removals {
    private static final byte[] MARK = "\"removed\"".getBytes(UTF_8);

    private final Object2LongMap<String> revisions = new Object2LongOpenHashMap<>();
    private final Map<String, AdoptionEvent> equals = new HashMap<>();
    private final Set<String> followed = new HashSet<>();

    private Removals() {}

    /** Reads them; twice, since what is of equal revision may lie before the removal. */
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
                        .filter(key -> removals.isEqual(key) && !removes(record, key, now))
                        .flatMap(key -> event(record, now))
                        .ifPresent(event -> removals.equals.put(event.id(), event));
                EventKey.read(record.key()).filter(removals::follows).ifPresent(key -> removals.followed.add(key.id()));
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

    /** Whether a revision is older than the last removal of its thing. */
    boolean isOlder(EventKey key) {
        return key.revision() < revisions.getOrDefault(key.id(), Long.MIN_VALUE);
    }

    /** Removals, newer by a millisecond, of what has an event of the same revision that compaction might keep. */
    List<AdoptionEvent> renewed(Instant now) {
        return equals.values().stream()
                .filter(event -> !followed.contains(event.id()))
                .map(event -> Draft.removal(
                        event,
                        Instant.ofEpochMilli(event.revision() + 1),
                        event.observedAt().isAfter(now) ? event.observedAt() : now))
                .toList();
    }

    private boolean isEqual(EventKey key) {
        return has(key.id()) && revisions.getLong(key.id()) == key.revision();
    }

    /** Whether a revision is the one that a removal would have that is told once more. */
    private boolean follows(EventKey key) {
        return has(key.id()) && key.revision() == revisions.getLong(key.id()) + 1;
    }

    private static boolean removes(ConsumerRecord<byte[], byte[]> record, EventKey key, Instant now) {
        return record.value() != null
                && marked(record.value())
                && event(record, now)
                        .filter(event -> event.removed() && event.key().equals(key.toString()))
                        .isPresent();
    }

    private static Optional<AdoptionEvent> event(ConsumerRecord<byte[], byte[]> record, Instant now) {
        return EventJson.collected(record.value(), now) instanceof Reading.Valid valid
                ? Optional.of(valid.event())
                : Optional.empty();
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
