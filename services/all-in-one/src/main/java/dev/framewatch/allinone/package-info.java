/** The command line, and every service in one process. */
@NullMarked
package dev.framewatch.allinone;

import org.jspecify.annotations.NullMarked;
