package dev.framewatch.event;

import org.jspecify.annotations.Nullable;

/**
 * How many events of one type an hour of GH Archive holds.
 *
 * @param repository the repository, as {@code owner/name} in lower case; absent: all repositories together
 * @param type GitHub's event type, such as {@code WatchEvent}
 * @param count how many, at least 1
 */
public record Activity(@Nullable String repository, String type, long count) {
    public Activity {
        if (repository != null) {
            Rules.notBlank("activity.repository", repository, 200);
        }
        Rules.notBlank("activity.type", type, 60);
        if (count < 1) {
            throw new InvalidEvent("activity.count", "is " + count + "; it counts at least one event");
        }
    }
}
