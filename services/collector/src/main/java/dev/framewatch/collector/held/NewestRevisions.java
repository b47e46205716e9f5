package dev.framewatch.collector.held;

import dev.framewatch.kafka.EventKey;
import it.unimi.dsi.fastutil.longs.Long2LongMap;
import it.unimi.dsi.fastutil.longs.Long2LongOpenHashMap;

/**
 * The newest revision of each id of a partition, which takes 21 to 43 bytes an id: a hash of 64 bits and the revision,
 * negative where that was erased.
 */
final class NewestRevisions {
    private final Long2LongMap newest = new Long2LongOpenHashMap();

    /** Takes a record in the order of the partition; the last one of a key counts. */
    void take(EventKey key, boolean erased) {
        long hash = EventKey.hash(key.id());
        if (key.revision() >= Math.abs(newest.get(hash))) {
            newest.put(hash, erased ? -key.revision() : key.revision());
        }
    }

    /** Whether this revision is the newest one of its id, and was not erased. */
    boolean holds(EventKey key) {
        return newest.get(EventKey.hash(key.id())) == key.revision();
    }
}
