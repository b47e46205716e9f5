package dev.framewatch.collector.poll;

import java.util.ArrayList;
import java.util.List;

/** The last runs of a task, newest first. */
record Runs(List<Run> runs) {
    static final Runs NONE = new Runs(List.of());
    private static final int MOST = 50;

    Runs with(Run ended) {
        List<Run> all = new ArrayList<>(List.of(ended));
        all.addAll(runs.subList(0, Math.min(runs.size(), MOST - 1)));
        return new Runs(List.copyOf(all));
    }
}
