package dev.framewatch.collector.poll;

import java.time.Instant;

/**
 * Somebody paused a task.
 *
 * @param at when
 */
record Pause(Instant at) {}
