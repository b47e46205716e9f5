package dev.framewatch.collector;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;

/**
 * A stretch of time in the source's own time.
 *
 * @param from its beginning
 * @param to its end, which is not before it
 */
public record Span(Instant from, Instant to) {
    /** What lies this close together is taken for one: where a dump of a month ends, the next one begins. */
    private static final Duration SEAM = Duration.ofMinutes(1);

    public Span {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("A stretch of time from " + from + " to " + to);
        }
    }

    /** The least stretch that holds this one and a moment. */
    public Span with(Instant moment) {
        return new Span(moment.isBefore(from) ? moment : from, moment.isAfter(to) ? moment : to);
    }

    /** Whether all of it lies in others, taken together. */
    public boolean isIn(Collection<Span> others) {
        Instant reached = from;
        for (Span other :
                others.stream().sorted(Comparator.comparing(Span::from)).toList()) {
            boolean joins = !other.from.isAfter(reached.equals(from) ? from : reached.plus(SEAM));
            if (joins && other.to.isAfter(reached)) {
                reached = other.to;
            }
            if (joins && !reached.isBefore(to)) {
                return true;
            }
        }
        return false;
    }
}
