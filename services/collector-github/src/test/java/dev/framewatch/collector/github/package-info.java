@NullMarked
package dev.framewatch.collector.github;

import org.jspecify.annotations.NullMarked;
