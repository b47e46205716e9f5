/** What sources removed goes from Kafka too. */
@NullMarked
package dev.framewatch.collector.erasure;

import org.jspecify.annotations.NullMarked;
