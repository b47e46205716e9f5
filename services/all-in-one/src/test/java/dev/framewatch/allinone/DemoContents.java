package dev.framewatch.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the indexes of a demo hold of the kinds that are compared, beside what its simulator made of them. */
final class DemoContents {
    private static final Set<String> KINDS = Set.of("repository", "post", "comment", "paper");

    /** Papers are fetched for 90 days, of which those at the edge may come or not. */
    private static final int DAYS = 88;

    private final ComposeProject demo;

    DemoContents(ComposeProject demo) {
        this.demo = demo;
    }

    /** How many events are held that are not removed; it fails unless they are those of the truth. */
    long equalTo(JsonNode truth) {
        Map<String, Boolean> made = Stream.of("repositories", "deletedRepositories", "things", "papers")
                .flatMap(all -> truth.path(all).valueStream())
                .collect(Collectors.toMap(DemoContents::id, DemoContents::removed, (_, later) -> later));
        Map<String, Boolean> held = hits("adoption-events", "kind,removed")
                .filter(hit -> compared(hit.path("_source")))
                .collect(Collectors.toMap(hit -> hit.path("_id").asString(), hit -> removed(hit.path("_source"))));
        Set<String> lost = expected(truth);
        lost.removeAll(held.keySet());
        Set<String> wrong = held.entrySet().stream()
                .filter(each -> !each.getValue().equals(made.get(each.getKey())))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        long counted = hits("adoption-daily", "kind,events")
                .map(hit -> hit.path("_source"))
                .filter(DemoContents::compared)
                .mapToLong(row -> row.path("events").asLong())
                .sum();
        long events = held.values().stream().filter(removed -> !removed).count();
        assertThat(lost).as("lost").isEmpty();
        assertThat(wrong)
                .as("nobody made it, or it is removed in one place alone")
                .isEmpty();
        assertThat(counted).as("in daily rows").isEqualTo(events);
        return events;
    }

    /** What collectors must have seen: GitHub is searched for names of frameworks. */
    private static Set<String> expected(JsonNode truth) {
        String since = LocalDate.now(Clock.systemUTC()).minusDays(DAYS).toString();
        return Stream.of(
                        truth.path("repositories")
                                .valueStream()
                                .filter(one -> !one.path("frameworks").isEmpty()),
                        truth.path("things").valueStream(),
                        truth.path("papers")
                                .valueStream()
                                .filter(one -> one.path("occurred").asString().compareTo(since) > 0))
                .flatMap(all -> all)
                .filter(one -> !removed(one))
                .map(DemoContents::id)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static String id(JsonNode made) {
        return made.path("id").asString();
    }

    private static boolean removed(JsonNode any) {
        return any.path("removed").asBoolean(false);
    }

    private static boolean compared(JsonNode any) {
        return KINDS.contains(any.path("kind").asString());
    }

    private Stream<JsonNode> hits(String index, String fields) {
        String kinds = String.join("%20OR%20", KINDS);
        String address =
                "http://127.0.0.1:9200/" + index + "/_search?size=10000&_source=" + fields + "&q=kind:(" + kinds + ")";
        JsonNode hits = JsonMapper.shared()
                .readTree(demo.within("elasticsearch", "curl", "-gfsS", address))
                .path("hits");
        assertThat(hits.path("total").path("value").asInt()).isLessThan(10_000);
        return hits.path("hits").valueStream();
    }
}
