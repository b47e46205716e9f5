package dev.framewatch.collector.held;

import dev.framewatch.kafka.EventKey;
import it.unimi.dsi.fastutil.longs.Long2ObjectMap;
import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;

/** The newest raw revision of each id of a partition that none behind it replaced which is not raw. */
final class RawRevisions {
    private final Long2ObjectMap<Revision> ids = new Long2ObjectOpenHashMap<>();

    /**
     * What is known of an id.
     *
     * @param newest its newest raw revision; -1: none
     * @param at the offset of that
     * @param done the offset of the last record that is not raw; -1: none
     */
    private record Revision(long newest, long at, long done) {
        static final Revision NONE = new Revision(-1, -1, -1);
    }

    /** Takes what a record holds, in the order of the partition; what is told again is not new. */
    void take(EventKey key, long offset, boolean raw) {
        long hash = EventKey.hash(key.id());
        Revision last = ids.getOrDefault(hash, Revision.NONE);
        if (!raw) {
            ids.put(hash, new Revision(last.newest(), last.at(), offset));
        } else if (key.revision() > last.newest()) {
            ids.put(hash, new Revision(key.revision(), offset, last.done()));
        }
    }

    /** Whether a record holds what is wanted. */
    boolean wants(EventKey key, long offset) {
        Revision revision = ids.get(EventKey.hash(key.id()));
        return revision != null && revision.at() == offset && revision.done() < offset;
    }
}
