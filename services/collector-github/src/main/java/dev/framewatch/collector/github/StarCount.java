package dev.framewatch.collector.github;

import dev.framewatch.collector.Fields;
import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.Metric;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The stars of a repository, counted back day by day from what it has today: a day has what it had when the day began,
 * which is when daily snapshots are taken. Days are epoch days in UTC.
 *
 * @param number the repository
 * @param name its full name
 * @param created the day on which it was created
 * @param today the day on which the count began
 * @param stars what it had at the beginning of a day
 * @param day that day; at first the one after today
 */
record StarCount(long number, String name, long created, long today, long stars, long day) {
    /**
     * A page of weeks.
     *
     * @param count where the count stands behind it
     * @param events its days before today
     */
    record Counted(StarCount count, List<AdoptionEvent> events) {}

    /** What a week tells: {@code days[0]} came on the day of {@code week}. */
    private record Week(long day, List<Long> days) {}

    /** The count of a repository as GitHub tells of it; {@code null} where it has no number or stars. */
    static @Nullable StarCount of(Fields repository, String asked, Instant now) {
        Long number = repository.count("id");
        Long stars = repository.count("stargazers_count");
        if (number == null || stars == null) {
            return null;
        }
        String name = Objects.requireNonNullElse(repository.text("full_name"), asked);
        Instant created =
                Objects.requireNonNullElse(repository.time("created_at"), Instant.parse("2008-01-01T00:00:00Z"));
        return new StarCount(number, name, day(created), day(now), stars, day(now) + 1);
    }

    /** The epoch day of a time. */
    static long day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC).toEpochDay();
    }

    /**
     * Counts back over the weeks of a page; days that are counted already are passed over.
     *
     * @return {@code null} where a row is no week
     */
    @Nullable
    Counted back(JsonNode rows, Observation observation, Instant now) {
        List<Week> weeks = StreamSupport.stream(rows.spliterator(), false)
                .map(StarCount::week)
                .toList();
        if (!rows.isArray() || weeks.stream().anyMatch(week -> week.days().size() != 7)) {
            return null;
        }
        List<AdoptionEvent> events = new ArrayList<>();
        StarCount count = this;
        for (Week week : weeks.stream()
                .sorted(Comparator.comparingLong(Week::day).reversed())
                .toList()) {
            for (int i = 6; i >= 0; i--) {
                if (week.day() + i < count.day) {
                    count = count.before(week.day() + i, week.days().get(i));
                    if (count.day < today && count.day >= created) {
                        events.add(count.event(observation, now));
                    }
                }
            }
        }
        return new Counted(count, events);
    }

    private static Week week(JsonNode row) {
        Instant begins = new Fields(row).seconds("week");
        List<Long> days = new ArrayList<>();
        for (JsonNode day : row.path("days")) {
            if (day.isIntegralNumber() && day.canConvertToLong() && day.asLong() >= 0) {
                days.add(day.asLong());
            }
        }
        return begins == null ? new Week(0, List.of()) : new Week(day(begins), days);
    }

    /** Whether it stands on an earlier day than that on which it began. */
    boolean isCounted() {
        return day <= today;
    }

    private StarCount before(long earlier, long came) {
        return new StarCount(number, name, created, today, Math.max(0, stars - came), earlier);
    }

    /** Its revision is older than any snapshot that was taken on the day, so that such a one holds. */
    private AdoptionEvent event(Observation observation, Instant now) {
        Instant begins = LocalDate.ofEpochDay(day).atStartOfDay(ZoneOffset.UTC).toInstant();
        return observation
                .stars(number, name, begins, begins.minusMillis(1))
                .observed(now)
                .metric(Metric.STARS, stars)
                .event();
    }
}
