/** The web page, and the headers with which it is sent. */
@NullMarked
package dev.framewatch.dashboard;

import org.jspecify.annotations.NullMarked;
