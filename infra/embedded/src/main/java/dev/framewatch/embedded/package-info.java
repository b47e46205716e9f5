/** A real Kafka broker and a real Elasticsearch node as child processes that never outlive their parent. */
@NullMarked
package dev.framewatch.embedded;

import org.jspecify.annotations.NullMarked;
