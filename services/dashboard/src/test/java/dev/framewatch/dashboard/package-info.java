@NullMarked
package dev.framewatch.dashboard;

import org.jspecify.annotations.NullMarked;
