@NullMarked
package dev.framewatch.collector.papers;

import org.jspecify.annotations.NullMarked;
