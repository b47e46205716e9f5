@NullMarked
package dev.framewatch.simulator;

import org.jspecify.annotations.NullMarked;
