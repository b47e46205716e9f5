/** Polls live sources on schedules: what a source says, and the loop that never loses its place. */
@NullMarked
package dev.framewatch.collector.poll;

import org.jspecify.annotations.NullMarked;
