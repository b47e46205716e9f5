/** What whoever operates a service sees of it: metrics, health by progress, and the port that they are on. */
@NullMarked
package dev.framewatch.operations;

import org.jspecify.annotations.NullMarked;
