package dev.framewatch.collector.github;

import dev.framewatch.collector.held.HeldBatch;
import dev.framewatch.collector.poll.PollContext;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where looking again at what is held stands.
 *
 * @param place the place in what is held; {@code null}: at its beginning, also where a pass has ended
 * @param suspects those that are to be asked for by their numbers
 * @param moved GitHub's names of those that are to be fetched again
 */
record RecheckState(
        @Nullable String place,
        @Nullable List<Suspect> suspects,
        @Nullable List<String> moved) {
    static final RecheckState BEGIN = new RecheckState(null, null, null);

    /** Behind a batch. */
    static RecheckState after(HeldBatch batch) {
        return new RecheckState(batch.next(), null, null);
    }

    @Override
    public List<Suspect> suspects() {
        return Objects.requireNonNullElse(suspects, List.of());
    }

    @Override
    public List<String> moved() {
        return Objects.requireNonNullElse(moved, List.of());
    }

    /** Whether a pass has ended. */
    boolean isDone() {
        return place == null && suspects().isEmpty() && moved().isEmpty();
    }

    /** Now where a pass has ended. */
    @Nullable
    Instant upTo(PollContext context) {
        return isDone() ? context.clock().instant() : null;
    }

    RecheckState suspecting(List<Suspect> others) {
        return new RecheckState(place, List.copyOf(others), moved);
    }

    RecheckState moved(List<String> others) {
        return new RecheckState(place, suspects, List.copyOf(others));
    }
}
