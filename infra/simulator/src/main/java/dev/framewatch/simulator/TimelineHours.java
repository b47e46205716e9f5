package dev.framewatch.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/** What happened on GitHub in an hour, one event a line, in the schema since 2015. */
final class TimelineHours {
    /** Of the pushes of others, which no collector looks at, so many an hour; their number tells whether an hour is whole. */
    private static final int PUSHES = 200;

    private static final Duration HOUR = Duration.ofHours(1);
    private static final long MOST_EVENTS = 100_000;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final World world;

    TimelineHours(World world) {
        this.world = world;
    }

    /** The lines of an hour, the earliest first: creations, releases, stars of frameworks' own repositories, pushes. */
    List<String> lines(Instant hour) {
        return events(hour).stream().map(JSON::writeValueAsString).toList();
    }

    /** How many events of each type an hour has. */
    Map<String, Long> counts(Instant hour) {
        Map<String, Long> counts = new TreeMap<>();
        events(hour).forEach(event -> counts.merge(String.valueOf(event.get("type")), 1L, Long::sum));
        return counts;
    }

    /** The same of each of the frameworks' own repositories that has any, by its name then. */
    Map<String, Map<String, Long>> ownCounts(Instant hour) {
        Map<Object, String> names = new HashMap<>();
        Map<String, Map<String, Long>> counts = new TreeMap<>();
        for (WorldRepository repository : world.everyRepository()) {
            if (!repository.official().isEmpty()) {
                names.put(repository.id(), repository.fullName(hour));
            }
        }
        for (Map<String, Object> event : events(hour)) {
            String name = event.get("repo") instanceof Map<?, ?> its ? names.get(its.get("id")) : null;
            if (name != null) {
                counts.computeIfAbsent(name, _ -> new TreeMap<>())
                        .merge(String.valueOf(event.get("type")), 1L, Long::sum);
            }
        }
        return counts;
    }

    /** When the last event of an hour happened, in whole seconds. */
    Instant newest(Instant hour) {
        return Instant.parse(at(events(hour).getLast()));
    }

    private List<Map<String, Object>> events(Instant hour) {
        Instant end = hour.plus(HOUR);
        long number = hour.getEpochSecond() / 3_600 * MOST_EVENTS;
        List<Map<String, Object>> events = new ArrayList<>();
        for (int i = 0; i < PUSHES; i++) {
            Instant at = hour.plus(HOUR.multipliedBy(i).dividedBy(PUSHES));
            long repository = 900_000_000L + i;
            events.add(event(
                    number++, "PushEvent", at, repository, "someone/thing-" + i, Map.of("ref", "refs/heads/main")));
        }
        List<WorldRepository> all = world.everyRepository();
        for (WorldRepository repository : all) {
            if (within(repository.created(), hour, end) && repository.official().isEmpty()) {
                events.add(event(
                        number++,
                        "CreateEvent",
                        repository.created(),
                        repository.id(),
                        repository.firstFullName(),
                        Map.of("ref_type", "repository", "description", repository.description())));
            }
            for (WorldRepository.Release release : repository.releases(end)) {
                if (within(release.published(), hour, end)) {
                    events.add(event(
                            number++,
                            "ReleaseEvent",
                            release.published(),
                            repository.id(),
                            repository.fullName(release.published()),
                            Map.of("action", "published", "release", released(release))));
                }
            }
            for (Instant star : repository.officialStars(hour, end)) {
                events.add(event(
                        number++,
                        "WatchEvent",
                        star,
                        repository.id(),
                        repository.fullName(star),
                        Map.of("action", "started")));
            }
        }
        return events.stream()
                .sorted((one, other) -> at(one).compareTo(at(other)))
                .toList();
    }

    private static String at(Map<String, Object> event) {
        return String.valueOf(event.get("created_at"));
    }

    private static boolean within(Instant at, Instant from, Instant to) {
        return !at.isBefore(from) && at.isBefore(to);
    }

    private static Map<String, Object> released(WorldRepository.Release release) {
        return Map.of(
                "id", release.id(),
                "tag_name", release.tag(),
                "name", release.tag(),
                "draft", false,
                "prerelease", false,
                "body", GitHubJson.notes(release),
                "published_at", GitHubJson.second(release.published()));
    }

    private static Map<String, Object> event(
            long id, String type, Instant at, long repository, String name, Map<String, Object> payload) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("id", String.valueOf(id));
        event.put("type", type);
        event.put("actor", Map.of("id", id % 5_000, "login", "someone-" + id % 5_000));
        event.put("repo", Map.of("id", repository, "name", name));
        event.put("payload", payload);
        event.put("public", true);
        event.put("created_at", GitHubJson.second(at));
        return event;
    }
}
