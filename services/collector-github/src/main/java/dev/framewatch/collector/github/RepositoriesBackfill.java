package dev.framewatch.collector.github;

import dev.framewatch.collector.poll.Cursor;
import dev.framewatch.collector.poll.Days;
import dev.framewatch.collector.poll.Poll;
import dev.framewatch.collector.poll.PollContext;
import dev.framewatch.collector.poll.PollFailed;
import dev.framewatch.collector.poll.PollTask;
import dev.framewatch.collector.poll.Schedule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/**
 * Fetches the repositories that were created in a range of days.
 *
 * @param search searches by {@code created}
 */
record RepositoriesBackfill(RepositorySearch search) implements PollTask {
    /** The day on which GitHub's first repository was created. */
    private static final LocalDate SINCE = LocalDate.parse("2007-10-29");

    @Override
    public String name() {
        return "github:repositories-backfill";
    }

    @Override
    public Optional<LocalDate> since() {
        return Optional.of(SINCE);
    }

    @Override
    public String lane() {
        return GitHub.LANE;
    }

    @Override
    public Schedule schedule() {
        return new Schedule.Backfill();
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
        Days days = context.days().orElseThrow(() -> new PollFailed("Say which days to fetch"));
        SearchState state = cursor.as(SearchState.class)
                .orElseGet(() -> SearchState.of(start(days.from()), start(days.to()), Map.of()));
        return state.isDone() ? new Poll.NotModified(cursor) : search.poll(state, Long.MAX_VALUE, context);
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
