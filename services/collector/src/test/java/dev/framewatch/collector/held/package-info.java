@NullMarked
package dev.framewatch.collector.held;

import org.jspecify.annotations.NullMarked;
