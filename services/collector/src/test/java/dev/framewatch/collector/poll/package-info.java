@NullMarked
package dev.framewatch.collector.poll;

import org.jspecify.annotations.NullMarked;
