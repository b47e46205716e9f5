package dev.framewatch.collector.poll;

import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.Kind;
import dev.framewatch.event.Precision;
import dev.framewatch.event.Source;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A source of numbered items that counts every request in windows of its own, as a server does that several instances
 * ask. Its task fetches pages of 10 and, after the first, the last three items of the page before again.
 */
class PagedSource implements PollTask, PolledSource {
    static final Instant AT = Instant.parse("2024-01-01T00:00:00Z");

    final Budget budget;
    final List<Integer> asked = new CopyOnWriteArrayList<>();
    private final Map<Long, Integer> windows = new HashMap<>();
    private final String name;
    private final String lane;
    private final Clock clock;
    private final int items;

    /** Does something before a request is answered. */
    volatile Runnable beforeAnswer = () -> {};

    /** What is answered in place of the next page. */
    volatile @Nullable Poll instead;

    volatile Schedule schedule = new Schedule.Live("0 0 * * * *", Duration.ZERO);
    volatile boolean tells = true;

    /** How many limits in a row the last poll was told of. */
    volatile int limits;

    record Place(int next) {}

    PagedSource(String name, String lane, Clock clock, int items, int limit) {
        this.name = name;
        this.lane = lane;
        this.clock = clock;
        this.items = items;
        this.budget = new Budget(lane + ":requests", limit, Duration.ofMinutes(1));
    }

    @Override
    public List<PollTask> tasks() {
        return List.of(this);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String lane() {
        return lane;
    }

    @Override
    public Schedule schedule() {
        return schedule;
    }

    @Override
    public Poll poll(Cursor cursor, PollContext context) {
        int next = cursor.as(Place.class).map(Place::next).orElse(0);
        limits = context.limits();
        context.take(budget, 1);
        asked.add(next);
        int used = count();
        if (tells) {
            long left = 60_000 - clock.millis() % 60_000;
            context.told(budget, new BudgetReading(budget.limit(), budget.limit() - used, Duration.ofMillis(left)));
        }
        beforeAnswer.run();
        Poll other = instead;
        if (other != null) {
            return other;
        }
        int end = Math.min(items, next + 10);
        List<AdoptionEvent> events = new ArrayList<>(IntStream.range(Math.max(0, next - 3), end)
                .mapToObj(this::event)
                .toList());
        return Poll.Page.of(events, Cursor.of(new Place(end)), end < items).upTo(AT.plusSeconds(end));
    }

    /** The most requests of any window. */
    synchronized int most() {
        return windows.values().stream().mapToInt(count -> count).max().orElse(0);
    }

    private synchronized int count() {
        return windows.merge(clock.millis() / 60_000, 1, Integer::sum);
    }

    AdoptionEvent event(int number) {
        return AdoptionEvent.draft(Source.REDDIT, Kind.COMMENT, name.replace(':', '.') + "-" + number)
                .occurred(AT, Precision.DAY)
                .revision(AT)
                .observed(AT)
                .text("comment " + number)
                .event();
    }

    List<String> keys() {
        return IntStream.range(0, items).mapToObj(number -> event(number).key()).toList();
    }
}
