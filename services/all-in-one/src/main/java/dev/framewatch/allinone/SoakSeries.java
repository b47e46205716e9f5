package dev.framewatch.allinone;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.framewatch.event.Activity;
import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.Metric;
import dev.framewatch.simulator.Contents;
import dev.framewatch.simulator.Contents.Content;
import dev.framewatch.simulator.Contents.Count;
import dev.framewatch.simulator.SimulatorServer;
import dev.framewatch.simulator.Truth;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What has a series of its own: stars and models by day, activity by hour. */
final class SoakSeries {
    private static final Duration DAY = Duration.ofDays(1);
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("uuuu-MM-dd-H", Locale.ROOT);
    /** When the day's snapshots are begun. */
    private static final Duration STARS_AT = Duration.ofMinutes(30);

    private static final Duration MODELS_AT = Duration.ofMinutes(130);

    private final Truth truth;
    private final Contents told;
    private final SoakSpan span;

    SoakSeries(SimulatorServer simulator, SoakSpan span) {
        this.truth = simulator.truth();
        this.told = simulator.contents();
        this.span = span;
    }

    /**
     * The ids that have to be there: of hours, and of one snapshot of each that is of when nothing happened any more. On
     * which of the days since that was is left open, as a busy machine may be behind for a day of a fast clock.
     */
    Set<String> expected(List<Instant> hours, Set<String> held) {
        Set<String> ids = new HashSet<>();
        hours.forEach(hour -> ids.add("github:activity:" + HOUR.format(hour.atOffset(ZoneOffset.UTC))));
        LocalDate models = day(span.stopped().minus(MODELS_AT)).plusDays(1);
        models(span.stopped()).keySet().forEach(name -> ids.add(since(models, "huggingface:models:" + name, held)));
        LocalDate stars = day(span.stopped().minus(STARS_AT)).plusDays(1);
        told.ownNumbers().forEach(number -> ids.add(since(stars, "github:stars:" + number, held)));
        return ids;
    }

    private String since(LocalDate day, String series, Set<String> held) {
        return day.datesUntil(day(span.now()).plusDays(2))
                .map(each -> series + ":" + each)
                .filter(held::contains)
                .findFirst()
                .orElse(series + ":" + day);
    }

    /** A snapshot, or what the history of stars tells of how a day began. */
    void stars(AdoptionEvent event, Differences differences) {
        String[] parts = event.id().split(":", -1);
        Instant begins = LocalDate.parse(parts[3]).atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant revision = Instant.ofEpochMilli(event.revision());
        boolean ofHistory = revision.equals(begins.minusMillis(1));
        Instant at = ofHistory ? begins : revision;
        Optional<Content> own = told.own(parts[2], ofHistory ? at : at.minus(span.answering()), at);
        Set<String> names =
                told.own(parts[2], at, span.now()).map(Content::titles).orElse(Set.of());
        if (own.isEmpty()) {
            differences.say("no framework has it");
            return;
        }
        Map<Metric, Count> counts = new HashMap<>(own.get().metrics());
        if (ofHistory) {
            counts.keySet().retainAll(Set.of(Metric.STARS));
        } else {
            differences.seen(begins, endOfDay(begins));
        }
        differences.occurred(begins).content(new Content(names, Set.of(), counts));
    }

    /** How many models a library has on a day. */
    void models(AdoptionEvent event, Differences differences) {
        int last = event.id().lastIndexOf(':');
        String name = event.id().substring("huggingface:models:".length(), last);
        Instant begins = LocalDate.parse(event.id().substring(last + 1))
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
        Instant revision = Instant.ofEpochMilli(event.revision());
        Count count = new Count(
                models(revision.minus(span.answering())).getOrDefault(name, 0L),
                models(revision).getOrDefault(name, 0L));
        differences.seen(begins, endOfDay(begins)).occurred(begins).counts(Map.of(Metric.MODELS, count));
    }

    private Map<String, Long> models(Instant at) {
        Map<String, Long> counts = new TreeMap<>();
        told.models(at).forEach((library, models) -> {
            if (library.equals("unknown")) {
                counts.put(library, (long) models.any());
            } else {
                counts.put(library + ":any", (long) models.any());
                if (models.exclusive() > 0) {
                    counts.put(library + ":exclusive", (long) models.exclusive());
                }
            }
        });
        return counts;
    }

    /** The counts of an hour. */
    void activity(AdoptionEvent event, Differences differences) {
        Instant hour = LocalDateTime.parse(event.id().substring("github:activity:".length()), HOUR)
                .toInstant(ZoneOffset.UTC);
        Map<String, Map<String, Long>> counted = event.activity().stream()
                .collect(groupingBy(
                        one -> one.repository() == null ? "" : one.repository(),
                        toMap(Activity::type, Activity::count)));
        Map<String, Map<String, Long>> all = new HashMap<>();
        told.ownHour(hour).forEach((name, counts) -> all.put(name.toLowerCase(Locale.ROOT), counts));
        all.put("", truth.hour(hour));
        differences.revision(told.newest(hour)).occurred(hour);
        if (!counted.equals(all)) {
            differences.say("activity is " + counted + " and not " + all);
        }
    }

    private Instant endOfDay(Instant begins) {
        Instant end = begins.plus(DAY);
        return span.now().isBefore(end) ? span.now() : end;
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }
}
