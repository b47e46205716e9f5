package dev.framewatch.query;

import static dev.framewatch.event.Events.tag;
import static org.assertj.core.api.Assertions.assertThat;

import dev.framewatch.elasticsearch.AdoptionIndexes;
import dev.framewatch.event.Flag;
import dev.framewatch.event.Kind;
import dev.framewatch.event.Precision;
import dev.framewatch.event.Role;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Indexes as a version laid them out that knew fewer flags, or more. */
@ExtendWith(RunningApi.Start.class)
class OlderIndexesTest {
    private static final List<String> SINCE = List.of("bot", "generated", "repost");

    private final RunningApi api;

    OlderIndexesTest(RunningApi api) {
        this.api = api;
    }

    @Test
    void areReadAsTheyAreAndGetTheFieldsThatTheyLack() throws IOException {
        api.clear();
        api.elasticsearch("DELETE", "/_index_template/adoption-*", "");
        makeOlder("adoption-daily-1", "adoption-daily");
        makeOlder("adoption-events-1-github", "adoption-events");
        api.elasticsearch("POST", "/adoption-daily-1/_doc?refresh=true", """
                {"day": "2026-11-02", "source": "github", "kind": "repository", "precision": "day", "fork": false,
                "vendor": false, "official": false, "signature": "pytorch:uses:e9", "events": 3}""");

        assertThat(total("")).isEqualTo(3);
        assertThat(total("&bots=false&generated=false&reposts=true")).isEqualTo(3);
        assertThat(api.json("/api/v1/events?bots=false").get("total").longValue())
                .isZero();

        api.bean(AdoptionIndexes.class).ensure("1");
        api.store(List.of(Sample.flagged(
                Kind.REPOSITORY,
                1,
                LocalDate.of(2026, 11, 3),
                Precision.DAY,
                Set.of(Flag.BOT),
                tag("pytorch", Role.USES, 0.95))));

        assertThat(total("")).isEqualTo(4);
        assertThat(total("&bots=false")).isEqualTo(3);
    }

    @Test
    void ofEventsTakeWhatALaterVersionHasMore() throws IOException {
        api.clear();
        makeOlder("adoption-events-1-github", "adoption-events");

        api.bean(AdoptionIndexes.class).ensure("1");
        api.elasticsearch("PUT", "/adoption-events-1-github/_doc/github:repository:7?refresh=true", """
                {"id": "github:repository:7", "schema": 2, "hue": "red", "metrics": {"likes": 7}}""");

        assertThat(api.json("/api/v1/event?id=github:repository:7").get("hue").asString())
                .isEqualTo("red");
    }

    @Test
    void ofALaterVersionAreReadWithoutWhatThatHasMore() throws IOException {
        api.clear();
        api.elasticsearch("PUT", "/adoption-daily-1/_mapping", """
                {"properties": {"hue": {"type": "boolean"}}}""");
        api.elasticsearch("POST", "/adoption-daily-1/_doc?refresh=true", """
                {"day": "2026-11-02", "source": "github", "kind": "repository", "precision": "day", "fork": false,
                "vendor": false, "official": false, "hue": true, "signature": "pytorch:uses:e9", "events": 3}""");

        assertThat(total("")).isEqualTo(3);
    }

    private long total(String switches) {
        return api.json("/api/v1/shares?kind=repository" + switches)
                .get("windows")
                .get(0)
                .get("total")
                .longValue();
    }

    /** Lays an index out anew without the fields that came since. */
    private void makeOlder(String index, String alias) {
        JsonMapper json = JsonMapper.shared();
        ObjectNode mappings = (ObjectNode) json.readTree(api.elasticsearch("GET", "/" + index + "/_mapping", ""))
                .get(index)
                .get("mappings");
        ((ObjectNode) mappings.get("properties")).remove(SINCE);
        mappings.put("dynamic", "strict");
        api.elasticsearch("DELETE", "/" + index, "");
        api.elasticsearch(
                "PUT",
                "/" + index,
                json.writeValueAsString(Map.of("mappings", mappings, "aliases", Map.of(alias, Map.of()))));
    }
}
