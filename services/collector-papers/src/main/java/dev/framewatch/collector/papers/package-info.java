/** Papers and the repositories with their code, as Papers with Code kept them. */
@NullMarked
package dev.framewatch.collector.papers;

import org.jspecify.annotations.NullMarked;
