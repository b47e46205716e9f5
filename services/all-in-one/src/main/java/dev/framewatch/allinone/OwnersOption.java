package dev.framewatch.allinone;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option of commands that can count owners instead of events. */
final class OwnersOption {
    @Option(
            names = "--owners-once",
            description = "Count each owner, of posts and comments each author, once in a window and kind.")
    private boolean once;

    /** What the API calls it; absent: events are counted. */
    @Nullable
    String value() {
        return once ? "once" : null;
    }
}
