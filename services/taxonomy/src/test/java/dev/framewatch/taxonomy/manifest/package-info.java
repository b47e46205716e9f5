/** Tests of reading manifests. */
@NullMarked
package dev.framewatch.taxonomy.manifest;

import org.jspecify.annotations.NullMarked;
