package dev.framewatch.collector.github;

import dev.framewatch.collector.poll.Cursor;
import dev.framewatch.collector.poll.Poll;
import dev.framewatch.collector.poll.PollContext;
import dev.framewatch.collector.poll.PollTask;
import dev.framewatch.collector.poll.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Follows the repositories that are new or were pushed to: each search reaches back behind the end of the one before,
 * since GitHub finds some things late.
 *
 * @param search searches by {@code pushed}, which a new repository has as well
 * @param lookBack how far the very first search reaches back
 */
record RepositoriesTask(RepositorySearch search, Duration lookBack) implements PollTask {
    private static final Duration OVERLAP = Duration.ofMinutes(30);

    @Override
    public String name() {
        return "github:repositories";
    }

    @Override
    public String lane() {
        return GitHub.LANE;
    }

    @Override
    public Schedule schedule() {
        return new Schedule.Live("0 */10 * * * *", Duration.ofMinutes(2));
    }

    @Override
    public Optional<String> note() {
        return search.details().github().note();
    }

    @Override
    public Optional<String> remedy() {
        return Optional.of(RepositorySearch.REMEDY);
    }

    @Override
    public Poll poll(Cursor cursor, PollContext context) {
        SearchState last = cursor.as(SearchState.class).orElse(SearchState.NEVER);
        Instant now = context.clock().instant();
        SearchState state = last.isDone()
                ? SearchState.of(begin(last, now), now, last.seen()).with(last.files())
                : last;
        return search.poll(state, state.to() - OVERLAP.toSeconds(), context);
    }

    private Instant begin(SearchState last, Instant now) {
        return last.equals(SearchState.NEVER)
                ? now.minus(lookBack)
                : Instant.ofEpochSecond(last.to()).minus(OVERLAP);
    }
}
