/** Submissions and comments of Reddit. */
@NullMarked
package dev.framewatch.collector.reddit;

import org.jspecify.annotations.NullMarked;
