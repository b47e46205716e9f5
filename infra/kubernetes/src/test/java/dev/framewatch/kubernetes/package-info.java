@NullMarked
package dev.framewatch.kubernetes;

import org.jspecify.annotations.NullMarked;
