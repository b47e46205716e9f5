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
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The loop, the clients and a source together, against the simulator. */
class LiveSourcesTest {
    private static final String TASK = "papers:daily";

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void dailyPapersAreCollectedHoweverTheSourceBehaves(boolean badly, @TempDir Path data) {
        SimulatorSettings world = SimulatorSettings.of(7).with(badly ? Mischief.FULL : Mischief.NONE);
        try (SimulatorServer simulator = SimulatorServer.start(world, Clock.systemUTC())) {
            Map<String, String> settings = Map.of(
                    "framewatch.huggingface.address",
                    simulator.huggingFace().toString(),
                    "framewatch.collectors.http.private-addresses",
                    "true",
                    "framewatch.collectors.http.read-timeout",
                    "2s");
            Installation here = new Installation(data, Map.of(), settings, _ -> {}).serving(0);
            try (Pipeline _ = Pipeline.start(here, "a test", List.of(Part.COLLECT, Part.POLL))) {
                JsonNode task = await().atMost(Duration.ofMinutes(3))
                        .until(() -> task(data), shown -> shown.path("last").isObject());

                assertThat(task.path("last").path("outcome").asString()).isEqualTo("complete");
                assertThat(task.path("published").asLong()).isPositive();
                assertThat(simulator.traffic().counts())
                        .as("requests beyond a budget, or before they were wanted")
                        .allSatisfy((_, count) -> {
                            assertThat(count.beyond()).isZero();
                            assertThat(count.impatient()).isZero();
                        });
            }
        }
    }

    private static JsonNode task(Path data) {
        String listed = Answer.to("collectors", "list", "--format", "json", "--data", data.toString())
                .out();
        for (JsonNode task : JsonMapper.shared().readTree(listed).path("collectors")) {
            if (task.path("task").asString("").equals(TASK)) {
                return task;
            }
        }
        throw new AssertionError(listed);
    }
}
