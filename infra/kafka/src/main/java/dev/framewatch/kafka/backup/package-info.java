/** The topics that nothing else can make again, to and from files. */
@NullMarked
package dev.framewatch.kafka.backup;

import org.jspecify.annotations.NullMarked;
