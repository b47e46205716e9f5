/** Manifests, notebooks and source files: what each says that a project depends on. Nothing of them is executed. */
@NullMarked
package dev.framewatch.taxonomy.manifest;

import org.jspecify.annotations.NullMarked;
