package dev.framewatch.allinone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.framewatch.simulator.Mischief;
import dev.framewatch.simulator.SimulatorServer;
import dev.framewatch.simulator.SimulatorSettings;
import dev.framewatch.simulator.WorldSize;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What users are told while sources limit, are down, and come back, by a clock that runs fast. */
class TroubledSourcesTest {
    private static final double SPEED = 60;
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final List<String> TASKS = List.of("github:repositories", "papers:daily", "reddit:posts:pytorch");
    private static final Mischief LIMITS = new Mischief(0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    private Path data = Path.of("");
    private Clock clock = Clock.systemUTC();

    @Test
    void theListTellsTheTruthWhileSourcesLimitAndWhileTheyAreDown(@TempDir Path folder) {
        data = folder;
        Instant since = clock.instant();
        clock = new SimulatedClock.Settings(since, since, SPEED).clock();
        WorldSize size =
                new WorldSize(300, 600, 60, Duration.ofSeconds(30), Duration.ofSeconds(2), Duration.ofMinutes(2));
        try (SimulatorServer simulator =
                SimulatorServer.start(SimulatorSettings.of(3).with(size), clock)) {
            Map<String, String> settings = new HashMap<>(SimulatedSources.settings(simulator, "any"));
            settings.putAll(Map.of(
                    "framewatch.simulated-clock.since", since.toString(),
                    "framewatch.simulated-clock.start", since.toString(),
                    "framewatch.simulated-clock.speed", String.valueOf(SPEED),
                    "framewatch.collectors.cron.[*]", "0 * * * * *"));
            Installation here = new Installation(data, Map.of(), settings, _ -> {}).serving(0);
            try (Pipeline _ = Pipeline.start(here, "a test", List.of(Part.COLLECT, Part.POLL))) {
                each(task -> task.path("published").asLong() > 0);

                simulator.behave(LIMITS);
                each(task -> isState(task, "limited")
                        && isReason(task, "answered 4(03|29)|wants nobody to draw")
                        && isAhead(task));
                assertThat(list()).containsPattern("github:repositories +limited .* Tried again at ");

                simulator.behave(Mischief.NONE);
                grow();

                try (SimulatorServer.Outage _ = simulator.goAway()) {
                    each(task -> isState(task, "failing") && isReason(task, "refuses connections") && isAhead(task));
                    assertThat(list()).containsPattern("github:repositories +failing .* Tried again at ");
                }
                grow();
            }
        }
    }

    /** Waits until each of the tasks is well and has published more. */
    private void grow() {
        Map<String, Long> before = new HashMap<>();
        TASKS.forEach(task -> before.put(task, shown(task).path("published").asLong()));
        each(task -> (isState(task, "waiting") || isState(task, "running"))
                && task.path("reason").isNull()
                && task.path("published").asLong()
                        > before.getOrDefault(task.path("task").asString(), 0L));
    }

    private void each(Predicate<JsonNode> wanted) {
        for (String name : TASKS) {
            await(name).atMost(PATIENCE).until(() -> shown(name), wanted);
        }
    }

    private static boolean isState(JsonNode task, String state) {
        return task.path("state").asString("").equals(state);
    }

    private static boolean isReason(JsonNode task, String pattern) {
        return task.path("reason").asString("").matches(".*(" + pattern + ").*");
    }

    /** Whether the next try is still to come, or due since less than a moment. */
    private boolean isAhead(JsonNode task) {
        Instant retry = Instant.parse(task.path("retry").asString(""));
        return retry.isAfter(clock.instant().minus(Duration.ofSeconds((long) (2 * SPEED))));
    }

    private String list() {
        return Answer.to("collectors", "list", "--data", data.toString()).out();
    }

    private JsonNode shown(String task) {
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
