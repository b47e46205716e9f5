@NullMarked
package dev.framewatch.collector.erasure;

import org.jspecify.annotations.NullMarked;
