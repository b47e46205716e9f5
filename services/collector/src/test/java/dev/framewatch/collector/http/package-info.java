@NullMarked
package dev.framewatch.collector.http;

import org.jspecify.annotations.NullMarked;
