package dev.framewatch.collector.github;

import dev.framewatch.collector.poll.Cursor;
import dev.framewatch.collector.poll.Days;
import dev.framewatch.collector.poll.Gap;
import dev.framewatch.collector.poll.Poll;
import dev.framewatch.collector.poll.PollContext;
import dev.framewatch.collector.poll.PollFailed;
import dev.framewatch.collector.poll.PollTask;
import dev.framewatch.collector.poll.Schedule;
import dev.framewatch.event.ChangedMeaning;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Fetches the hours of GH Archive of a range of days, the oldest first. What is wrong with an hour is a gap. */
record HoursBackfill(ArchiveHours hours) implements PollTask {
    /**
     * Where it stands.
     *
     * @param next the name of the next hour
     * @param lines how many lines the last sound hour had
     */
    private record State(String next, long lines) {}

    /** The day of its first hour. */
    private static final LocalDate SINCE = LocalDate.parse("2011-02-12");

    /** How long after its end an hour is surely there, if it ever is. */
    private static final Duration RIPE = Duration.ofHours(1);

    @Override
    public String name() {
        return "gharchive:hours";
    }

    @Override
    public String lane() {
        return "gharchive";
    }

    @Override
    public Schedule schedule() {
        return new Schedule.Backfill();
    }

    @Override
    public Optional<LocalDate> since() {
        return Optional.of(SINCE);
    }

    /** The days among these on which the hours changed their meaning. */
    @Override
    public Optional<String> note(Days days) {
        String changes = ChangedMeaning.GH_ARCHIVE.stream()
                .filter(change ->
                        !change.day().isBefore(days.from()) && change.day().isBefore(days.to()))
                .map(ChangedMeaning::toString)
                .collect(Collectors.joining(" "));
        return changes.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "In its days the hours change their meaning. " + changes.substring(0, changes.length() - 1));
    }

    @Override
    public Poll poll(Cursor cursor, PollContext context) {
        Days days = context.days().orElseThrow(() -> new PollFailed("Say which days to fetch"));
        Instant first = days.from().atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant end = days.to().atStartOfDay(ZoneOffset.UTC).toInstant();
        State state = cursor.as(State.class).orElseGet(() -> new State(ArchiveHour.name(first), 0));
        Instant hour = ArchiveHour.of(state.next());
        if (!hour.isBefore(end)) {
            return new Poll.NotModified(cursor);
        }
        Instant next = hour.plus(1, ChronoUnit.HOURS);
        Instant ripe = next.plus(RIPE);
        if (context.clock().instant().isBefore(ripe)) {
            return new Poll.LimitedUntil(ripe, "GH Archive may not have the hour " + state.next() + " yet");
        }
        ArchiveHour got = hours.hour(state.next(), state.lines(), context);
        long lines = got.gap() == null ? got.lines() : state.lines();
        return page(got, Cursor.of(new State(ArchiveHour.name(next), lines)), next.isBefore(end))
                .lacking(got.gap() == null ? List.of() : List.of(got.gap()));
    }

    /** The hour is judged by the sound one before it: those of other years, where the cursor stands, have other sizes. */
    @Override
    public Poll fill(Gap gap, Cursor cursor, PollContext context) {
        ArchiveHour got = hours.hour(gap.name(), gap.usual(), context);
        Gap now = got.gap() == null ? new Gap(gap.name(), Gap.State.FILLED, got.lines() + " lines") : got.gap();
        return page(got, cursor, false).lacking(List.of(now));
    }

    private static Poll.Page page(ArchiveHour got, Cursor next, boolean more) {
        return Poll.Page.of(got.events(), next, more).fetching((int) got.lines());
    }
}
