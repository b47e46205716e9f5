package dev.framewatch.collector.github;

import dev.framewatch.collector.held.HeldBatch;
import org.jspecify.annotations.Nullable;

/** Hands out what is held, from a place on, so many at most. */
interface Held {
    HeldBatch next(@Nullable String place, int atMost);
}
