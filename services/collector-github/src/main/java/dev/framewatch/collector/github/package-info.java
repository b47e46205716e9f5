/** Repositories of GitHub, and what GH Archive kept of GitHub's public timeline. */
@NullMarked
package dev.framewatch.collector.github;

import org.jspecify.annotations.NullMarked;
