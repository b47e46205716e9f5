/** The event: one record that goes from the collector to the API, its JSON form and its rules. */
@NullMarked
package dev.framewatch.event;

import org.jspecify.annotations.NullMarked;
