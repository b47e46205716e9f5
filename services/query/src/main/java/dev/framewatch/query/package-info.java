/** The REST API: shares from the daily rows, and the events behind them. */
@NullMarked
package dev.framewatch.query;

import org.jspecify.annotations.NullMarked;
