package dev.framewatch.allinone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.framewatch.simulator.Mischief;
import dev.framewatch.simulator.SimulatorServer;
import dev.framewatch.simulator.SimulatorSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The loop, the clients and a source together, against the simulator. */
class LiveSourcesTest {
    @ParameterizedTest
    @CsvSource({
        "papers:daily, false",
        "papers:daily, true",
        "github:repositories, false",
        "github:repositories, true",
    })
    void aTaskIsDoneHoweverItsSourceBehaves(String task, boolean badly, @TempDir Path data) {
        SimulatorSettings world = SimulatorSettings.of(7).with(badly ? Mischief.FULL : Mischief.NONE);
        try (SimulatorServer simulator = SimulatorServer.start(world, Clock.systemUTC())) {
            Map<String, String> settings = Map.of(
                    "framewatch.huggingface.address",
                    simulator.huggingFace().toString(),
                    "framewatch.github.address",
                    simulator.github().toString(),
                    "framewatch.github.tokens",
                    "a-token,another-token",
                    "framewatch.collectors.http.private-addresses",
                    "true",
                    "framewatch.collectors.http.read-timeout",
                    "2s",
                    "framewatch.collectors.http.patience",
                    "4s");
            Installation here = new Installation(data, Map.of(), settings, _ -> {}).serving(0);
            try (Pipeline _ = Pipeline.start(here, "a test", List.of(Part.COLLECT, Part.POLL))) {
                JsonNode shown = await().atMost(Duration.ofMinutes(5))
                        .until(() -> shown(task, data), it -> it.path("last").isObject());

                assertThat(shown.path("last").path("outcome").asString()).isEqualTo("complete");
                assertThat(shown.path("published").asLong()).isPositive();
                assertThat(simulator.traffic().counts())
                        .as("requests beyond a budget, or before they were wanted")
                        .allSatisfy((_, count) -> {
                            assertThat(count.beyond()).isZero();
                            assertThat(count.impatient()).isZero();
                        });
                assertThat(simulator.traffic().clients("github")).isSubsetOf("Bearer a-token", "Bearer another-token");
                assertThat(simulator.traffic().together())
                        .as("requests of one token at the same time")
                        .isOne();
            }
        }
    }

    private static JsonNode shown(String task, Path data) {
        String listed = Answer.to("collectors", "list", "--format", "json", "--data", data.toString())
                .out();
        for (JsonNode each : JsonMapper.shared().readTree(listed).path("collectors")) {
            if (each.path("task").asString("").equals(task)) {
                return each;
            }
        }
        throw new AssertionError(listed);
    }
}
