package dev.framewatch.collector.papers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewatch.collector.Span;
import dev.framewatch.collector.http.SourceClients;
import dev.framewatch.collector.http.TestClients;
import dev.framewatch.collector.poll.Costs;
import dev.framewatch.collector.poll.TestLoop;
import dev.framewatch.event.Kind;
import dev.framewatch.event.Metric;
import dev.framewatch.simulator.Mischief;
import dev.framewatch.simulator.SimulatorServer;
import dev.framewatch.simulator.SimulatorSettings;
import dev.framewatch.simulator.WorldSize;
import dev.framewatch.taxonomy.Taxonomy;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelsTaskTest {
    private static final Duration NEVER = Duration.ofDays(10_000);

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theCountsAreThoseOfAllModels(boolean badly) {
        TestLoop loop = new TestLoop();
        SimulatorSettings world = SimulatorSettings.of(3)
                .with(new WorldSize(1, 1, 5_400, NEVER, NEVER, NEVER))
                .with(badly ? Mischief.FULL : Mischief.NONE);
        try (SimulatorServer simulator = SimulatorServer.start(world, loop.context);
                SourceClients clients = TestClients.patient()) {
            Costs costs = new Costs(
                    loop,
                    () -> simulator.traffic().all().requests(),
                    () -> simulator.traffic().all().unchanged());
            costs.run(task(simulator, clients));

            Map<String, Long> truth = new HashMap<>();
            simulator.truth().models().forEach((library, models) -> {
                if (library.equals("unknown")) {
                    truth.put(library, (long) models.any());
                } else {
                    truth.put(library + ":any", (long) models.any());
                    if (models.exclusive() > 0) {
                        truth.put(library + ":exclusive", (long) models.exclusive());
                    }
                }
            });
            Map<String, Long> counted = loop.events.stream()
                    .collect(Collectors.toMap(
                            event -> event.id().replaceAll("^huggingface:models:|:2026-10-15$", ""),
                            event -> event.metrics().getOrDefault(Metric.MODELS, -1L)));
            assertThat(counted).isEqualTo(truth);
            assertThat(simulator.traffic().all().beyond()
                            + simulator.traffic().all().impatient())
                    .isZero();
            costs.print("huggingface:models" + (badly ? " (misbehaving)" : ""));
        }
    }

    @Test
    void aScanThatAnotherAddressBeganIsBegunAgain() {
        TestLoop loop = new TestLoop();
        SimulatorSettings world = SimulatorSettings.of(3).with(new WorldSize(1, 1, 1_400, NEVER, NEVER, NEVER));
        try (SourceClients clients = TestClients.patient();
                SimulatorServer other = SimulatorServer.start(world, loop.context);
                SimulatorServer simulator = SimulatorServer.start(world, loop.context)) {
            loop.step(task(other, clients));
            loop.run(task(simulator, clients));

            assertThat(simulator.traffic().all().requests()).isEqualTo(2);
            assertThat(loop.events).isNotEmpty();
        }
    }

    @Test
    void daysWithoutASnapshotAreAGapThatNothingFills() {
        TestLoop loop = new TestLoop();
        SimulatorSettings world = SimulatorSettings.of(3).with(new WorldSize(1, 1, 1_400, NEVER, NEVER, NEVER));
        try (SourceClients clients = TestClients.patient();
                SimulatorServer simulator = SimulatorServer.start(world, loop.context)) {
            ModelsTask task = task(simulator, clients);
            loop.run(task);
            loop.context.pass(Duration.ofDays(1));
            loop.run(task);
            assertThat(loop.gaps).isEmpty();
            loop.context.pass(Duration.ofDays(4));
            loop.run(task);

            assertThat(loop.gaps).singleElement().satisfies(gap -> {
                assertThat(gap.kinds()).containsExactly(Kind.MODELS);
                assertThat(gap.span())
                        .isEqualTo(
                                new Span(Instant.parse("2026-10-17T00:00:00Z"), Instant.parse("2026-10-20T00:00:00Z")));
            });
            assertThat(task.remedy()).isPresent();
        }
    }

    private static ModelsTask task(SimulatorServer simulator, SourceClients clients) {
        HuggingFace huggingFace = new HuggingFace(new HuggingFaceSettings(simulator.huggingFace(), null, 7), clients);
        return new ModelsTask(huggingFace, CollectorPapersConfiguration.libraries(Taxonomy.builtIn()));
    }
}
