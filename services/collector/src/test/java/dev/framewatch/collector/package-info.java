@NullMarked
package dev.framewatch.collector;

import org.jspecify.annotations.NullMarked;
