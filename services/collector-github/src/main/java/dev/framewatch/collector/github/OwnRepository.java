package dev.framewatch.collector.github;

import dev.framewatch.collector.github.GitHubAccount.Resource;
import dev.framewatch.collector.poll.Cursor;
import dev.framewatch.collector.poll.Gap;
import dev.framewatch.collector.poll.Poll;
import dev.framewatch.collector.poll.PollContext;
import java.util.List;

/**
 * A repository that the taxonomy names; one that GitHub does not have is a gap until it does.
 *
 * @param owner whose it is
 * @param name its name
 */
record OwnRepository(String owner, String name) {
    /** The repository of a full name. */
    static OwnRepository of(String fullName) {
        int slash = fullName.indexOf('/');
        return new OwnRepository(fullName.substring(0, slash), fullName.substring(slash + 1));
    }

    /** The gap that it is where GitHub answers so. */
    Gap missing(int status) {
        return gap(Gap.State.MISSING, "GitHub answered " + status + " for " + this + "; was it renamed or deleted?");
    }

    /** Asks whether the repository of a gap is there again; the next run tells what it has. */
    static Poll fill(GitHub github, Gap gap, Cursor cursor, PollContext context) {
        OwnRepository own = of(gap.name().replaceFirst(":", "/"));
        return switch (github.ask(context, Resource.CORE, api -> api.repository(own.owner, own.name, null))) {
            case Asked.Limited limited -> limited.until();
            case Asked.Told told ->
                Poll.Page.of(List.of(), cursor, false)
                        .lacking(List.of(
                                told.answer().isOk()
                                        ? own.gap(Gap.State.FILLED, "GitHub has " + own + " again")
                                        : own.missing(told.answer().status())));
        };
    }

    private Gap gap(Gap.State state, String reason) {
        return new Gap(owner + ":" + name, state, reason);
    }

    @Override
    public String toString() {
        return owner + "/" + name;
    }
}
