package dev.framewatch.collector.held;

import dev.framewatch.event.AdoptionEvent;
import java.util.List;

/**
 * Some of what is raw.
 *
 * @param events the events, fewer than asked for or none where that is all
 * @param offsets of each partition the first record that was not looked at
 * @param last whether that was all until now
 */
public record RawBatch(List<AdoptionEvent> events, List<Long> offsets, boolean last) {
    public RawBatch {
        events = List.copyOf(events);
        offsets = List.copyOf(offsets);
    }
}
