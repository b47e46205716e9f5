package dev.framewatch.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.framewatch.simulator.Client.Answer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class GhArchiveTest {
    private final SettableClock clock = new SettableClock();
    private final SimulatorServer server = SimulatorServer.start(SimulatorSettings.of(7), clock);
    private final Client client = new Client();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void anHourHasAnEventALine() throws IOException {
        List<JsonNode> events = events(hour("2026-09-30-5"));
        Map<String, Long> types = new TreeMap<>();
        events.forEach(event -> types.merge(event.path("type").asString(), 1L, Long::sum));

        assertThat(types)
                .isEqualTo(server.truth().hour(Instant.parse("2026-09-30T05:00:00Z")))
                .containsKeys("PushEvent", "WatchEvent");
        assertThat(events).extracting(event -> event.path("id").asString()).doesNotHaveDuplicates();
        assertThat(events)
                .extracting(event -> event.path("created_at").asString())
                .isSorted()
                .allMatch(at -> at.startsWith("2026-09-30T05:"));
    }

    @Test
    void anHourIsThereWhenItIsOverAndItsNameHasNoZero() {
        assertThat(hour("2026-10-05-11").status()).isEqualTo(200);
        assertThat(hour("2026-10-05-12").status()).isEqualTo(404);
        assertThat(hour("2026-09-30-05").status()).isEqualTo(404);
        assertThat(hour("2026-02-30-5").status()).isEqualTo(404);
    }

    @Test
    void anHoursLinesMayBeOutOfOrderWithOneTwice() throws IOException {
        List<JsonNode> ordered = events(hour("2026-09-30-5"));
        server.behave(new Mischief(0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0));
        List<JsonNode> disordered = events(hour("2026-09-30-5"));

        assertThat(disordered).hasSize(ordered.size() + 1).containsAll(ordered).isNotEqualTo(ordered);
    }

    @Test
    void damagedHoursAreMendedInTheEnd() throws IOException {
        server.behave(new Mischief(0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0));
        TreeSet<Integer> sizes = new TreeSet<>();
        int missing = 0;
        for (int hour = 0; hour < 4; hour++) {
            Answer damaged = hour("2026-09-30-" + hour);
            missing += damaged.status() == 404 ? 1 : 0;
            sizes.add(damaged.response().body().length);
            hour("2026-09-30-" + hour);

            assertThat(events(hour("2026-09-30-" + hour))).hasSizeGreaterThan(199);
        }

        assertThat(missing).isEqualTo(1);
        assertThat(sizes).hasSize(3).contains(0);
    }

    private Answer hour(String name) {
        return client.get(server.ghArchive().resolve("/gharchive/" + name + ".json.gz"));
    }

    private static List<JsonNode> events(Answer hour) throws IOException {
        try (GZIPInputStream zip =
                new GZIPInputStream(new ByteArrayInputStream(hour.response().body()))) {
            return new String(zip.readAllBytes(), UTF_8)
                    .lines()
                    .map(JsonMapper.shared()::readTree)
                    .toList();
        }
    }
}
