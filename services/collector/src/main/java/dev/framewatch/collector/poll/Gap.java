package dev.framewatch.collector.poll;

import static java.time.ZoneOffset.UTC;

import dev.framewatch.collector.Span;
import dev.framewatch.event.Kind;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A part of a source that is not there as it should be.
 *
 * @param name names it within its task, such as {@code 2024-01-03-5} for an hour; in the form of {@link PollTask#name}
 * @param state what is wrong with it
 * @param reason the same in words, with figures
 * @param kinds of which kinds it lacks events; none: that is not known
 * @param span when these happened; {@code null} where it is no stretch of time, such as one of the repositories
 * @param usual how many items its neighbour has, by which it is judged when it comes; 0 where that is not known
 */
public record Gap(
        String name,
        State state,
        String reason,
        Set<Kind> kinds,
        @Nullable Span span,
        long usual) {
    /** What is wrong with a gap. */
    public enum State {
        /** The source has nothing there. */
        MISSING,
        /** What the source has cannot be read to its end. */
        CORRUPT,
        /** What the source has is too small to be true. */
        SUSPICIOUS,
        /** It was found later. */
        FILLED
    }

    public Gap {
        Names.check("gap", name);
        reason = reason.length() > 300 ? reason.substring(0, 300) : reason;
        kinds = kinds.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(kinds));
    }

    /** One that is no stretch of time. */
    public Gap(String name, State state, String reason) {
        this(name, state, reason, Set.of(), null, 0);
    }

    /** The days between two daily snapshots, if any are between them: a source that tells of now only never has them. */
    public static Optional<Gap> between(LocalDate last, LocalDate next, Kind kind) {
        LocalDate first = last.plusDays(1);
        return first.isBefore(next)
                ? Optional.of(new Gap(
                                first.toString(),
                                State.MISSING,
                                "No snapshot was taken from " + first + " to " + next.minusDays(1))
                        .of(
                                new Span(
                                        first.atStartOfDay().toInstant(UTC),
                                        next.atStartOfDay().toInstant(UTC)),
                                kind))
                : Optional.empty();
    }

    /** The same as a stretch of time that lacks events of these kinds. */
    public Gap of(Span stretch, Kind first, Kind... others) {
        return new Gap(name, state, reason, EnumSet.of(first, others), stretch, usual);
    }

    /** The same beside a neighbour that has so many items. */
    public Gap beside(long items) {
        return new Gap(name, state, reason, kinds, span, items);
    }
}
