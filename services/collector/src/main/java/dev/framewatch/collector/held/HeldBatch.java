package dev.framewatch.collector.held;

import dev.framewatch.event.AdoptionEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of what is held.
 *
 * @param events the events, at the end of a partition fewer than asked for or none
 * @param next the place behind them, a short text for a cursor; {@code null} if that was all
 */
public record HeldBatch(
        List<AdoptionEvent> events, @Nullable String next) {
    public HeldBatch {
        events = List.copyOf(events);
    }

    /** Whether that was all. */
    public boolean last() {
        return next == null;
    }
}
