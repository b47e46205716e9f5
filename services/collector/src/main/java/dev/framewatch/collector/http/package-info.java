/** Asks sources over HTTP: no answer without an end, no credential to another host, no address that is private. */
@NullMarked
package dev.framewatch.collector.http;

import org.jspecify.annotations.NullMarked;
