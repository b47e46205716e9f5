/** Tests of the taxonomy and the classifier. */
@NullMarked
package dev.framewatch.taxonomy;

import org.jspecify.annotations.NullMarked;
