package dev.framewatch.collector.poll;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The gaps in time that are open, of all tasks of all instances, for those who show what was collected. */
public final class OpenGaps {
    private final Ledger ledger;
    private volatile @Nullable Known known;

    /** What was read, and of which version of the ledger. */
    private record Known(long version, List<OpenGap> gaps) {}

    OpenGaps(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Which ones there are, in one word that changes as soon as any of them does. */
    public String version() {
        return Long.toString(ledger.gapsRead());
    }

    /** All of them, in no order. */
    public List<OpenGap> all() {
        long version = ledger.gapsRead();
        Known last = known;
        if (last != null && last.version() == version) {
            return last.gaps();
        }
        List<OpenGap> gaps = new ArrayList<>();
        ledger.each(LaneKey.Kind.gap, GapState.class, (key, gap) -> {
            if (gap.isOpen() && gap.span() != null && !gap.kinds().isEmpty()) {
                int slash = key.name().indexOf('/');
                gaps.add(new OpenGap(
                        key.name().substring(0, slash),
                        key.name().substring(slash + 1),
                        gap.state(),
                        gap.kinds(),
                        Objects.requireNonNull(gap.span())));
            }
        });
        known = new Known(version, List.copyOf(gaps));
        return gaps;
    }
}
