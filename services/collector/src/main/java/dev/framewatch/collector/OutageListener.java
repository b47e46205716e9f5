package dev.framewatch.collector;

import java.time.Duration;

/** Hears when Kafka is away. */
public interface OutageListener {
    /** Kafka does not answer or takes nothing; the same is tried again after a pause, without limit. */
    default void waiting(String why, Duration pause) {}

    /** Kafka took it. */
    default void resumed() {}
}
