@NullMarked
package dev.framewatch.elasticsearch;

import org.jspecify.annotations.NullMarked;
