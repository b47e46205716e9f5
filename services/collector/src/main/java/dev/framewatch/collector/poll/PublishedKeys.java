package dev.framewatch.collector.poll;

import dev.framewatch.event.AdoptionEvent;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The keys {@code id@revision} of the events in a task's last pages, as 64-bit hashes. Sources are asked for more than is
 * new, so that nothing is missed, and what was published before is left out by them.
 */
final class PublishedKeys {
    /** How many pages are remembered. */
    static final int SLOTS = 64;

    private final Map<Integer, long[]> slots = new HashMap<>();
    private final Set<Long> known = new HashSet<>();

    /** Remembers a page that is on record. */
    void remember(int slot, String page) {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(page));
        long[] keys = new long[bytes.remaining() / Long.BYTES];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = bytes.getLong();
        }
        slots.put(slot, keys);
        for (long key : keys) {
            known.add(key);
        }
    }

    /** The events of a page that are new, each once. */
    List<AdoptionEvent> fresh(List<AdoptionEvent> events) {
        Set<Long> ofPage = new HashSet<>();
        List<AdoptionEvent> fresh = new ArrayList<>();
        for (AdoptionEvent event : events) {
            long hash = hash(event.key());
            if (!known.contains(hash) && ofPage.add(hash)) {
                fresh.add(event);
            }
        }
        return fresh;
    }

    /** What is put on record for a page of these events. */
    static String page(List<AdoptionEvent> events) {
        ByteBuffer bytes = ByteBuffer.allocate(events.size() * Long.BYTES);
        events.forEach(event -> bytes.putLong(hash(event.key())));
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    /** Remembers a page in the place of the oldest one, after it was committed. */
    void replace(int slot, String page) {
        long[] oldest = slots.remove(slot);
        if (oldest != null) {
            for (long key : oldest) {
                known.remove(key);
            }
        }
        remember(slot, page);
    }

    private static long hash(String key) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < key.length(); i++) {
            hash = (hash ^ key.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 32)) * 0xd6e8feb86659fd93L;
        return hash ^ (hash >>> 32);
    }
}
