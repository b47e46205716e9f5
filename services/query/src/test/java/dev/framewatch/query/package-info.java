@NullMarked
package dev.framewatch.query;

import org.jspecify.annotations.NullMarked;
