@NullMarked
package dev.framewatch.taxonomy.corpus;

import org.jspecify.annotations.NullMarked;
