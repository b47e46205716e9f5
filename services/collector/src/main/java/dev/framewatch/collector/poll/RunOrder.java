package dev.framewatch.collector.poll;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody asked for a run.
 *
 * @param at when
 * @param days the days to fetch; {@code null} for a live task, or to go on with a backfill
 */
record RunOrder(Instant at, @Nullable Days days) {}
