/** Events that nobody made: generated ones that follow published figures, to run Framewatch without the internet. */
@NullMarked
package dev.framewatch.simulator;

import org.jspecify.annotations.NullMarked;
