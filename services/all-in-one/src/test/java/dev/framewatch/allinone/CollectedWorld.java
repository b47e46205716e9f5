package dev.framewatch.allinone;

import static org.awaitility.Awaitility.await;

import dev.framewatch.simulator.Budgets;
import dev.framewatch.simulator.Draws;
import dev.framewatch.simulator.SimulatorServer;
import dev.framewatch.simulator.SimulatorSettings;
import dev.framewatch.simulator.WorldSize;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A simulated world of seven years that stands still, collected as a whole by the clients that ask the real sources. It
 * has no more posts than Reddit's listings, which are 1,000 things deep, still show.
 */
final class CollectedWorld implements AutoCloseable {
    /** The first day that the world does not have. */
    static final LocalDate END = LocalDate.parse("2022-01-01");

    private static final Duration NEVER = Duration.ofDays(10_000);
    private static final WorldSize SIZE = new WorldSize(6_000, 6_000, 3_000, NEVER, NEVER, NEVER);
    private static final LocalDate BEGAN = LocalDate.parse("2014-12-31");

    /** What GitHub grants a minute is waited for by this clock. */
    private static final String SPEED = "20";

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final SimulatorServer simulator;
    private final Pipeline pipeline;

    CollectedWorld(Path data, long seed) throws IOException, InterruptedException {
        Instant end = END.atStartOfDay(ZoneOffset.UTC).toInstant();
        SimulatorSettings world = SimulatorSettings.of(seed).with(SIZE).with(Budgets.REAL.times(1_000));
        simulator = SimulatorServer.start(world, Clock.fixed(end, ZoneOffset.UTC));
        Map<String, String> settings = new HashMap<>(SimulatedSources.settings(simulator, "any"));
        // It declares TensorFlow where Keras is used, which is another truth.
        settings.remove("framewatch.paperswithcode.address");
        settings.putAll(Map.of(
                "framewatch.collectors.backfill-share",
                "0.9",
                "framewatch.collectors.cron.[*]",
                "0 0 0 * * *",
                "framewatch.query.age",
                "0",
                "framewatch.simulated-clock.since",
                Clock.systemUTC().instant().toString(),
                "framewatch.simulated-clock.start",
                end.toString(),
                "framewatch.simulated-clock.speed",
                SPEED));
        Installation here = new Installation(data, Map.of(), settings, _ -> {}).serving(0);
        pipeline = Pipeline.start(here, "a test", List.of(Part.values()));
        collect();
    }

    private void collect() throws IOException, InterruptedException {
        List<String> backfills = List.of("github:repositories-backfill", "papers:daily-backfill");
        for (String task : backfills) {
            run(new ApiQuestion(CollectorsOptions.place(task) + "/run")
                    .with("from", BEGAN)
                    .with("to", END));
        }
        backfills.forEach(task -> awaitRun(task, true));
        for (JsonNode task : answer(new ApiQuestion("/api/v1/collectors")).path("collectors")) {
            String name = task.path("task").asString("");
            if (name.startsWith("reddit:posts:") || name.startsWith("reddit:comments:")) {
                awaitRun(name, false);
            }
        }
        run(new ApiQuestion(CollectorsOptions.place("github:paper-code") + "/run"));
        awaitRun("github:paper-code", true);
        pipeline.awaitSearchable();
    }

    private void run(ApiQuestion order) throws IOException, InterruptedException {
        String ignored = order.demand(address(), Optional.empty());
    }

    /** Waits until a task has ended a run: any, or one that was asked for. */
    private void awaitRun(String task, boolean asked) {
        await(task).atMost(PATIENCE).pollInterval(Duration.ofMillis(250)).until(() -> {
            JsonNode last =
                    answer(new ApiQuestion(CollectorsOptions.place(task))).path("last");
            return last.isObject() && (!asked || last.path("asked").asBoolean());
        });
    }

    private String address() {
        return pipeline.http().orElseThrow();
    }

    /** What everything in the world was drawn from. */
    List<Draws.Draw> draws() {
        return simulator.draws().all();
    }

    /** What the API answers. */
    JsonNode answer(ApiQuestion question) throws IOException, InterruptedException {
        return JsonMapper.shared().readTree(question.ask(address()));
    }

    @Override
    public void close() {
        try (simulator) {
            pipeline.close();
        }
    }
}
