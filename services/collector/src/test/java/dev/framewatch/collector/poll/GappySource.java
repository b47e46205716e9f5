package dev.framewatch.collector.poll;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A source with gaps, or one that is off. */
final class GappySource implements PollTask {
    private final PagedSource items;
    final List<String> filled = new ArrayList<>();

    @Nullable
    String off;

    boolean backfill;

    @Nullable
    String remedy;

    @Nullable
    Poll answer;

    Runnable beforeFilling = () -> {};

    GappySource(PagedSource items) {
        this.items = items;
    }

    PagedSource items() {
        return items;
    }

    @Override
    public String name() {
        return items.name();
    }

    @Override
    public String lane() {
        return items.lane();
    }

    @Override
    public Schedule schedule() {
        return backfill ? new Schedule.Backfill() : items.schedule();
    }

    @Override
    public Optional<String> off() {
        return Optional.ofNullable(off);
    }

    @Override
    public Optional<String> note(Days days) {
        return Optional.of("from " + days.from());
    }

    @Override
    public Optional<LocalDate> since() {
        return Optional.of(LocalDate.parse("2011-02-12"));
    }

    @Override
    public Optional<String> remedy() {
        return Optional.ofNullable(remedy);
    }

    @Override
    public Poll poll(Cursor cursor, PollContext context) {
        return items.poll(cursor, context);
    }

    @Override
    public Poll fill(Gap gap, Cursor cursor, PollContext context) {
        filled.add(gap.name());
        beforeFilling.run();
        return answer == null ? new Poll.NotModified(cursor) : answer;
    }
}
