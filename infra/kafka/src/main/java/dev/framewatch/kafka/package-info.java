/** Kafka as Framewatch uses it: topics, records, partitions and clients that carry bytes. */
@NullMarked
package dev.framewatch.kafka;

import org.jspecify.annotations.NullMarked;
