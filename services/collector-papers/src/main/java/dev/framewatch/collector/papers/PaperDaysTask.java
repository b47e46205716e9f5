package dev.framewatch.collector.papers;

import dev.framewatch.collector.papers.PaperDay.Seen;
import dev.framewatch.collector.poll.Cursor;
import dev.framewatch.collector.poll.Gap;
import dev.framewatch.collector.poll.Poll;
import dev.framewatch.collector.poll.PollContext;
import dev.framewatch.collector.poll.PollTask;
import dev.framewatch.collector.poll.Schedule;
import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Follows a source's papers by day: today's and, since papers are added and voted for later, those of the days before; at
 * least from where the last run came to, however long ago that was.
 *
 * @param cron when it runs
 */
record PaperDaysTask(String name, PaperDays papers, String cron, int lookBack) implements PollTask {
    /**
     * Where it stands.
     *
     * @param next the day to ask for within a run; {@code null} between runs
     * @param from where the next run begins at the latest: the last day of the last run, and the first one of the first
     * @param days the days that are looked at again as they were last seen, by their date
     */
    private record State(
            @Nullable String next,
            @Nullable String from,
            @Nullable Map<String, Seen> days) {
        Map<String, Seen> known() {
            return days == null ? Map.of() : days;
        }
    }

    @Override
    public String lane() {
        return papers.lists().lane();
    }

    @Override
    public Schedule schedule() {
        return new Schedule.Live(cron, Duration.ofMinutes(10));
    }

    @Override
    public Poll poll(Cursor cursor, PollContext context) {
        State state = cursor.as(State.class).orElseGet(() -> new State(null, null, Map.of()));
        Instant now = context.clock().instant();
        LocalDate today = PaperDays.today(now);
        LocalDate again = today.minusDays(lookBack);
        LocalDate from = state.from() == null ? again : LocalDate.parse(state.from());
        LocalDate first = from.isBefore(again) ? from : again;
        LocalDate asked = state.next() == null ? first : LocalDate.parse(state.next());
        LocalDate day = asked.isBefore(first) ? first : asked.isAfter(today) ? today : asked;
        Map<String, Seen> days = new HashMap<>(state.known());
        days.keySet().removeIf(each -> LocalDate.parse(each).isBefore(again));
        boolean more = day.isBefore(today);
        State next = more
                ? new State(day.plusDays(1).toString(), from.toString(), days)
                : new State(null, today.toString(), days);
        Seen seen = days.getOrDefault(day.toString(), Seen.NEVER);
        return switch (papers.day(name, day, seen, context)) {
            case PaperDay.Limited limited -> limited.until();
            case PaperDay.Unchanged _ ->
                more ? Poll.Page.of(List.of(), Cursor.of(next), true) : new Poll.NotModified(Cursor.of(next), now);
            case PaperDay.Papers page -> {
                List<AdoptionEvent> events = page.events().stream()
                        .filter(event -> event.kind() != Kind.CODE || isNew(event, days))
                        .toList();
                if (!day.isBefore(again)) {
                    days.put(day.toString(), page.seen());
                }
                yield Poll.Page.of(events, Cursor.of(next), more)
                        .fetching(page.fetched())
                        .rejecting(page.rejections())
                        .lacking(gaps(page))
                        .upTo(more ? null : now);
            }
        };
    }

    @Override
    public Poll fill(Gap gap, Cursor cursor, PollContext context) {
        return refill(papers, name, gap, cursor, context);
    }

    /** Whether no other day had it; a paper may stand in several. */
    private static boolean isNew(AdoptionEvent event, Map<String, Seen> days) {
        return days.values().stream().noneMatch(day -> day.papers().containsKey(event.id()));
    }

    static List<Gap> gaps(PaperDay.Papers page) {
        return page.gap() == null ? List.of() : List.of(page.gap());
    }

    /** Asks once more for a day that lacked something. */
    static Poll refill(PaperDays papers, String task, Gap gap, Cursor cursor, PollContext context) {
        return switch (papers.day(task, LocalDate.parse(gap.name()), Seen.NEVER, context)) {
            case PaperDay.Limited limited -> limited.until();
            case PaperDay.Unchanged _ -> new Poll.NotModified(cursor);
            case PaperDay.Papers page ->
                Poll.Page.of(page.gap() == null ? page.events() : List.of(), cursor, false)
                        .fetching(page.fetched())
                        .rejecting(page.rejections())
                        .lacking(List.of(
                                page.gap() == null
                                        ? new Gap(gap.name(), Gap.State.FILLED, page.fetched() + " papers")
                                        : page.gap()));
        };
    }
}
