/** What ties a server's process to the process that started it. */
@NullMarked
package dev.framewatch.embedded.leash;

import org.jspecify.annotations.NullMarked;
