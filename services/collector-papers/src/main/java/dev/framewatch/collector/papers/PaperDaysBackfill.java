package dev.framewatch.collector.papers;

import dev.framewatch.collector.papers.PaperDay.Seen;
import dev.framewatch.collector.poll.Cursor;
import dev.framewatch.collector.poll.Days;
import dev.framewatch.collector.poll.Gap;
import dev.framewatch.collector.poll.Poll;
import dev.framewatch.collector.poll.PollContext;
import dev.framewatch.collector.poll.PollFailed;
import dev.framewatch.collector.poll.PollTask;
import dev.framewatch.collector.poll.Schedule;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Fetches a source's papers of a range of days, the oldest first. */
record PaperDaysBackfill(String name, PaperDays papers) implements PollTask {
    /** Papers are known by their arXiv numbers, and arXiv has none before this day. */
    private static final LocalDate SINCE = LocalDate.parse("1991-08-14");

    private record State(@Nullable String next) {}

    @Override
    public String lane() {
        return papers.lists().lane();
    }

    @Override
    public Schedule schedule() {
        return new Schedule.Backfill();
    }

    @Override
    public Optional<LocalDate> since() {
        return Optional.of(SINCE);
    }

    @Override
    public Poll poll(Cursor cursor, PollContext context) {
        Days days = context.days().orElseThrow(() -> new PollFailed("Say which days to fetch"));
        LocalDate day =
                cursor.as(State.class).map(State::next).map(LocalDate::parse).orElse(days.from());
        if (!day.isBefore(days.to())) {
            return new Poll.NotModified(cursor);
        }
        LocalDate next = day.plusDays(1);
        return switch (papers.day(name, day, Seen.NEVER, context)) {
            case PaperDay.Limited limited -> limited.until();
            case PaperDay.Unchanged _ ->
                throw new PollFailed(papers.lists().source() + " answered 304 to what names no ETag");
            case PaperDay.Papers page ->
                Poll.Page.of(page.events(), Cursor.of(new State(next.toString())), next.isBefore(days.to()))
                        .fetching(page.fetched())
                        .rejecting(page.rejections())
                        .lacking(PaperDaysTask.gaps(page));
        };
    }

    @Override
    public Poll fill(Gap gap, Cursor cursor, PollContext context) {
        return PaperDaysTask.refill(papers, name, gap, cursor, context);
    }
}
