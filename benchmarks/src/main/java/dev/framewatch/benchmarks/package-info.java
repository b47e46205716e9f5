/** Measurements, beside what others offer for the same work. */
@NullMarked
package dev.framewatch.benchmarks;

import org.jspecify.annotations.NullMarked;
