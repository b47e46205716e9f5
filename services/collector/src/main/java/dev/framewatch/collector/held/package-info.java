/** What {@code collected} holds, for tasks that look again at it. */
@NullMarked
package dev.framewatch.collector.held;

import org.jspecify.annotations.NullMarked;
