/** The main class of an Elasticsearch node that ends with the process that started it. */
@NullMarked
package dev.framewatch.embedded.elasticsearch;

import org.jspecify.annotations.NullMarked;
