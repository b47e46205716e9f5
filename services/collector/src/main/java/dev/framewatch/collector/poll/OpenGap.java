package dev.framewatch.collector.poll;

import dev.framewatch.collector.Span;
import dev.framewatch.event.Kind;
import java.util.Set;

/**
 * A gap that is not filled, and is a stretch of time.
 *
 * @param task whose it is
 * @param name its name
 * @param state what is wrong with it
 * @param kinds of which kinds it lacks events, all of one source; at least one
 * @param span when these happened
 */
public record OpenGap(String task, String name, Gap.State state, Set<Kind> kinds, Span span) {}
