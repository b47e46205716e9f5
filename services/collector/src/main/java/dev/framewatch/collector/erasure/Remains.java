package dev.framewatch.collector.erasure;

import dev.framewatch.collector.poll.Erasure;
import dev.framewatch.event.AdoptionEvent;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/** What was found of removed things and is to be erased, each once, in the order in which it was found. */
final class Remains {
    private static final int MOST = 200_000;

    private final SequencedSet<Erasure> erasures = new LinkedHashSet<>();
    private List<AdoptionEvent> renewed = List.of();
    private boolean complete = true;

    void renewed(List<AdoptionEvent> removals) {
        renewed = removals;
    }

    /** Removals that are to be told once more. */
    List<AdoptionEvent> renewed() {
        return renewed;
    }

    /** Adds one, unless there are so many that the rest has to be found again later. */
    void add(Erasure erasure) {
        if (erasures.size() < MOST) {
            erasures.add(erasure);
        } else {
            complete = false;
        }
    }

    /** Takes some of them. */
    List<Erasure> take(int atMost) {
        List<Erasure> taken = new ArrayList<>();
        while (taken.size() < atMost && left()) {
            taken.add(erasures.removeFirst());
        }
        return taken;
    }

    boolean left() {
        return !erasures.isEmpty();
    }

    /** Whether everything was found. */
    boolean complete() {
        return complete;
    }
}
