@NullMarked
package dev.framewatch.collector.access;

import org.jspecify.annotations.NullMarked;
