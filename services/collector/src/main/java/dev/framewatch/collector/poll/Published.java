package dev.framewatch.collector.poll;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.Source;
import dev.framewatch.event.Topic;
import dev.framewatch.kafka.EventKey;
import dev.framewatch.kafka.KafkaClients;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import it.unimi.dsi.fastutil.longs.LongSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The keys {@code id@revision} of all that was ever published, known from {@code collected} itself. Sources are asked for
 * more than is new, so that nothing is missed, and backfills for what is long there; what was published is left out by
 * them. A key is held as a hash of 64 bits, which takes 11 to 22 bytes: of a hundred million keys one in 3,700 sets of
 * them holds two that are taken for one.
 */
final class Published implements AutoCloseable {
    private final LongSet keys = new LongOpenHashSet();
    private final Map<String, Instant> newest = new ConcurrentHashMap<>();
    private final TopicTail tail;

    Published(KafkaClients clients) {
        this.tail = new TopicTail(clients, Topic.COLLECTED, this::take);
    }

    void start() {
        tail.start();
    }

    /** Is done when everything is known that was committed before this call. */
    CompletableFuture<Void> caughtUp() {
        return tail.caughtUp();
    }

    /** How many keys are known. */
    synchronized long size() {
        return keys.size();
    }

    /** The events of a page that are new, each once. */
    synchronized List<AdoptionEvent> fresh(List<AdoptionEvent> events) {
        LongSet ofPage = new LongOpenHashSet();
        List<AdoptionEvent> fresh = new ArrayList<>();
        for (AdoptionEvent event : events) {
            long hash = EventKey.hash(event.key());
            if (!keys.contains(hash) && ofPage.add(hash)) {
                fresh.add(event);
            }
        }
        return fresh;
    }

    /** Knows events at once that were just committed. */
    synchronized void remember(List<AdoptionEvent> committed) {
        committed.forEach(event -> keys.add(EventKey.hash(event.key())));
    }

    /** When the newest event of a source was published. */
    Optional<Instant> newest(Source source) {
        return Optional.ofNullable(newest.get(source.toString()));
    }

    private synchronized void take(ConsumerRecord<byte[], byte[]> record) {
        if (record.key() != null) {
            String key = new String(record.key(), UTF_8);
            keys.add(EventKey.hash(key));
            int colon = key.indexOf(':');
            if (colon > 0 && record.value() != null) {
                newest.merge(
                        key.substring(0, colon),
                        Instant.ofEpochMilli(record.timestamp()),
                        (one, other) -> one.isAfter(other) ? one : other);
            }
        }
    }

    @Override
    public void close() {
        tail.close();
    }
}
