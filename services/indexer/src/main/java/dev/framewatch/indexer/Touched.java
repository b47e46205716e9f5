package dev.framewatch.indexer;

import dev.framewatch.event.Source;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The days whose rows no longer say what the events say. Safe for several threads. */
final class Touched {
    private final Map<Source, Set<LocalDate>> days = new EnumMap<>(Source.class);
    private final Set<Source> whole = EnumSet.noneOf(Source.class);
    private int taken;

    /** Days to recount at one source; {@code whole} stands for all of its days. */
    record Work(Source source, boolean whole, Set<LocalDate> days) {}

    /** A new event counts on this day. */
    synchronized void day(Source source, LocalDate day) {
        days.computeIfAbsent(source, ignored -> new HashSet<>()).add(day);
    }

    /** An event was replaced, and perhaps stood on another day before. */
    synchronized void whole(Source source) {
        whole.add(source);
    }

    /** Everything has to be recounted. */
    synchronized void everything() {
        whole.addAll(EnumSet.allOf(Source.class));
    }

    /** Takes one source's work; it counts as behind until {@link #done} or {@link #failed}. Empty work: nothing to do. */
    synchronized Work take() {
        for (Source source : Source.values()) {
            Set<LocalDate> touched = days.remove(source);
            boolean all = whole.remove(source);
            if (all || touched != null) {
                Work work = new Work(source, all, touched == null ? Set.of() : touched);
                taken = size(work);
                return work;
            }
        }
        return new Work(Source.GITHUB, false, Set.of());
    }

    synchronized void done() {
        taken = 0;
    }

    synchronized void failed(Work work) {
        taken = 0;
        if (work.whole()) {
            whole.add(work.source());
        }
        if (!work.days().isEmpty()) {
            days.computeIfAbsent(work.source(), ignored -> new HashSet<>()).addAll(work.days());
        }
    }

    /** How many days wait, a whole source counted as one. */
    synchronized int behind() {
        return taken + whole.size() + days.values().stream().mapToInt(Set::size).sum();
    }

    private static int size(Work work) {
        return work.days().size() + (work.whole() ? 1 : 0);
    }
}
