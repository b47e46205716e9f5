/** Elasticsearch as Framewatch uses it: templates, index names and aliases. */
@NullMarked
package dev.framewatch.elasticsearch;

import org.jspecify.annotations.NullMarked;
