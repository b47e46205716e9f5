/** [classified] to Elasticsearch: one document an event, its newest revision, and daily rows counted from them. */
@NullMarked
package dev.framewatch.indexer;

import org.jspecify.annotations.NullMarked;
