/** [collected] to tags to [classified]: each record once, in one transaction with the offsets. */
@NullMarked
package dev.framewatch.classifier;

import org.jspecify.annotations.NullMarked;
