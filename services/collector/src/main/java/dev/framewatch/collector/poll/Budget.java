package dev.framewatch.collector.poll;

import java.time.Duration;

/**
 * So many units that a source grants within a time: requests, or the points that they cost.
 *
 * @param name names it for ever, such as {@code github:core:} and a digest of the token; never a credential. In the form
 *     of {@link PollTask#name}
 * @param limit how many units a window has, until an answer says otherwise
 * @param window how long a window is, until an answer says when it ends
 */
public record Budget(String name, int limit, Duration window) {
    public Budget {
        Names.check("budget", name);
        if (limit < 1 || !window.isPositive()) {
            throw new IllegalArgumentException("The budget " + name + " needs a limit and a window above 0");
        }
    }
}
