package dev.framewatch.collector.poll;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The lanes of this process, each with its tasks.
 *
 * @param tasks the tasks by lane
 */
record Lanes(Map<String, List<LaneTask>> tasks) {
    static Lanes of(List<PolledSource> sources, PollSettings settings) {
        Map<String, List<LaneTask>> lanes = new LinkedHashMap<>();
        Set<String> names = new HashSet<>();
        for (PolledSource source : sources) {
            for (PollTask task : source.tasks()) {
                if (!names.add(task.name())) {
                    throw new IllegalArgumentException("Two tasks are called " + task.name());
                }
                lanes.computeIfAbsent(task.lane(), _ -> new ArrayList<>())
                        .add(LaneTask.of(task, settings.cron(task.name())));
            }
        }
        return new Lanes(lanes);
    }

    /** The names of all tasks. */
    List<String> names() {
        return tasks.values().stream().flatMap(List::stream).map(LaneTask::name).toList();
    }
}
