@NullMarked
package dev.framewatch.allinone;

import org.jspecify.annotations.NullMarked;
