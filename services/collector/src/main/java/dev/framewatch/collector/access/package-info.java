/** Who may change something over HTTP, in every service that lets something be changed. */
@NullMarked
package dev.framewatch.collector.access;

import org.jspecify.annotations.NullMarked;
