@NullMarked
package dev.framewatch.operations;

import org.jspecify.annotations.NullMarked;
