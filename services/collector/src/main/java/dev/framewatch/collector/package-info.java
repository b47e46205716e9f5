/** Reads what a source left in files or answers, and publishes it as events, exactly once. */
@NullMarked
package dev.framewatch.collector;

import org.jspecify.annotations.NullMarked;
