@NullMarked
package dev.framewatch.kafka;

import org.jspecify.annotations.NullMarked;
