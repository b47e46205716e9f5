package dev.framewatch.allinone;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The backfills that run beside what follows the sources, while collectors are killed. */
final class SoakBackfills {
    private static final Duration HOUR = Duration.ofHours(1);

    private final SoakFleet fleet;
    private final Optional<String> key;
    private final double part;
    private final List<Range> ordered = new ArrayList<>();

    /** The backfills that there are, the source whose processes run each, and how many days back it begins at most. */
    enum Task {
        HOURS("gharchive:hours", "github", 3),
        REPOSITORIES("github:repositories-backfill", "github", 150),
        PAPERS("papers:daily-backfill", "papers", 40);

        private final String task;
        private final String source;
        private final int days;

        Task(String task, String source, int days) {
            this.task = task;
            this.source = source;
            this.days = days;
        }
    }

    private record Range(Task task, LocalDate from, LocalDate to) {
        boolean holds(Instant at) {
            LocalDate day = LocalDate.ofInstant(at, ZoneOffset.UTC);
            return !day.isBefore(from) && day.isBefore(to);
        }

        Stream<Instant> hours() {
            return Stream.iterate(
                    from.atStartOfDay(ZoneOffset.UTC).toInstant(),
                    hour -> hour.isBefore(to.atStartOfDay(ZoneOffset.UTC).toInstant()),
                    hour -> hour.plus(HOUR));
        }
    }

    /**
     * None yet.
     *
     * @param key lets somebody change something, where one is set
     * @param part how much of its days each fetches: all of them or less, but one at least
     */
    SoakBackfills(SoakFleet fleet, Optional<String> key, double part) {
        this.fleet = fleet;
        this.key = key;
        this.part = part;
    }

    /** Has all of them fetch the days before one; all processes run. */
    void orderBefore(Instant began) throws IOException, InterruptedException {
        LocalDate today = LocalDate.ofInstant(began, ZoneOffset.UTC);
        for (Task task : Task.values()) {
            order(new Range(task, today.minusDays((long) Math.ceil(part * task.days)), today));
        }
    }

    /** Has the hours fetched of the days since, if one is over; whether that was asked for. */
    boolean orderSince(Instant began, Instant now) throws IOException, InterruptedException {
        LocalDate from = LocalDate.ofInstant(began, ZoneOffset.UTC);
        LocalDate to = LocalDate.ofInstant(now.minus(HOUR), ZoneOffset.UTC);
        return from.isBefore(to) && order(new Range(Task.HOURS, from, to));
    }

    private boolean order(Range range) throws IOException, InterruptedException {
        Optional<String> address = fleet.address(range.task().source);
        if (address.isPresent()) {
            ordered.add(range);
            String ignored = new ApiQuestion(CollectorsOptions.place(range.task().task) + "/run")
                    .with("from", range.from())
                    .with("to", range.to())
                    .demand(address.get(), key);
        }
        return address.isPresent();
    }

    /** Whether one of them fetches what happened at an instant. */
    boolean fetch(Task task, Instant at) {
        return ordered.stream().anyMatch(range -> range.task() == task && range.holds(at));
    }

    /** The hours of GH Archive that are fetched. */
    List<Instant> hours() {
        return ordered.stream()
                .filter(range -> range.task() == Task.HOURS)
                .flatMap(Range::hours)
                .distinct()
                .toList();
    }
}
