package dev.framewatch.collector.github;

import dev.framewatch.event.Activity;
import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.Kind;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Counts of a timeline's events by hour and type: of all repositories together, and of each that the taxonomy names. An
 * hour's events are told apart by their ids; those of the last few hours are held, {@value #MOST_IDS} at most.
 */
final class ActivityHours {
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("uuuu-MM-dd-H", Locale.ROOT);
    private static final int MOST_IDS = 4_000_000;
    private static final int HOURS_WITH_IDS = 3;
    private static final int MOST_TYPES = 100;

    private final Set<String> named;
    private final Map<Instant, Hour> hours = new TreeMap<>();
    private final Map<Instant, LongSet> ids = new LinkedHashMap<>(8, 0.75f, true);
    private boolean idsAreFull;

    /**
     * @param named the repositories that have counts of their own, as {@code owner/name} in lower case
     */
    ActivityHours(Set<String> named) {
        this.named = named;
    }

    private static final class Hour {
        private final Map<String, Long> all = new TreeMap<>();
        private final Map<String, Map<String, Long>> byRepository = new TreeMap<>();
        private Instant newest = Instant.MIN;
    }

    /** Whether an event of this hour was not seen before. */
    boolean isNew(Instant created, long id) {
        Instant hour = created.truncatedTo(ChronoUnit.HOURS);
        LongSet seen = ids.computeIfAbsent(hour, _ -> new LongSet(MOST_IDS));
        if (ids.size() > HOURS_WITH_IDS) {
            ids.remove(ids.keySet().iterator().next());
        }
        boolean fresh = seen.add(id);
        idsAreFull |= seen.full();
        return fresh;
    }

    /** Whether an hour had more events than can be told apart. */
    boolean idsAreFull() {
        return idsAreFull;
    }

    /** Counts an event; false if its hour has too many types already. */
    boolean count(Instant created, String type, @Nullable String repository) {
        Hour hour = hours.computeIfAbsent(created.truncatedTo(ChronoUnit.HOURS), _ -> new Hour());
        if (hour.all.size() >= MOST_TYPES && !hour.all.containsKey(type)) {
            return false;
        }
        hour.all.merge(type, 1L, Long::sum);
        if (repository != null && isNamed(repository)) {
            hour.byRepository
                    .computeIfAbsent(repository.toLowerCase(Locale.ROOT), _ -> new TreeMap<>())
                    .merge(type, 1L, Long::sum);
        }
        hour.newest = created.isAfter(hour.newest) ? created : hour.newest;
        return true;
    }

    /** Whether the taxonomy names a repository. */
    boolean isNamed(@Nullable String repository) {
        return repository != null && named.contains(repository.toLowerCase(Locale.ROOT));
    }

    /** One event for each hour, the earliest first; it replaces what was said of that hour before. */
    List<AdoptionEvent> events(Observation observation) {
        List<AdoptionEvent> events = new ArrayList<>();
        hours.forEach((start, hour) -> {
            List<Activity> counts = new ArrayList<>();
            hour.all.forEach((type, count) -> counts.add(new Activity(null, type, count)));
            hour.byRepository.forEach((repository, types) ->
                    types.forEach((type, count) -> counts.add(new Activity(repository, type, count))));
            String name = HOUR.format(start.atOffset(ZoneOffset.UTC));
            events.add(observation
                    .draft(Kind.ACTIVITY, name, start, hour.newest)
                    .activity(counts)
                    .event());
        });
        return events;
    }
}
