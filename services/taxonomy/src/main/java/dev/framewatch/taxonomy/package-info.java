/** The taxonomy file and the pure classifier: an event in, tags out. */
@NullMarked
package dev.framewatch.taxonomy;

import org.jspecify.annotations.NullMarked;
