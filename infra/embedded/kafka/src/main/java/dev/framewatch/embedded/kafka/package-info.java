/** The main class of a Kafka broker that ends with the process that started it. */
@NullMarked
package dev.framewatch.embedded.kafka;

import org.jspecify.annotations.NullMarked;
