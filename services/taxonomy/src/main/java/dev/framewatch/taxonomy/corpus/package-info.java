/** A corpus of rows with labels, and how well the classifier does on it. */
@NullMarked
package dev.framewatch.taxonomy.corpus;

import org.jspecify.annotations.NullMarked;
