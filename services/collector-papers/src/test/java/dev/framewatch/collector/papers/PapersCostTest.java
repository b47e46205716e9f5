package dev.framewatch.collector.papers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewatch.collector.KeyedHash;
import dev.framewatch.collector.http.SourceClients;
import dev.framewatch.collector.http.TestClients;
import dev.framewatch.collector.poll.Costs;
import dev.framewatch.collector.poll.PollTask;
import dev.framewatch.collector.poll.TestLoop;
import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.simulator.Mischief;
import dev.framewatch.simulator.SimulatorServer;
import dev.framewatch.simulator.SimulatorSettings;
import dev.framewatch.simulator.Traffic;
import dev.framewatch.simulator.Truth;
import dev.framewatch.simulator.WorldSize;
import dev.framewatch.taxonomy.Taxonomy;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the tasks find in a simulated world of 240 papers a day, and what that costs. */
class PapersCostTest {
    private static final Duration NEVER = Duration.ofDays(10_000);
    private static final int LOOK_BACK = 2;

    @ParameterizedTest
    @CsvSource({"daily,false", "daily,true", "successor,false", "successor,true"})
    void allPapersOfTheDaysAreFoundWithTheirRepositories(String name, boolean badly) {
        TestLoop loop = new TestLoop();
        SimulatorSettings world = SimulatorSettings.of(5)
                .with(new WorldSize(300, 1, 300, NEVER, NEVER, Duration.ofMinutes(6)))
                .with(badly ? Mischief.FULL : Mischief.NONE);
        try (SimulatorServer simulator = SimulatorServer.start(world, loop.context);
                SourceClients clients = TestClients.patient()) {
            Instant began = loop.context.now;
            PollTask task = name.equals("daily")
                    ? daily(simulator.huggingFace(), clients)
                    : successor(simulator.papersWithCode(), clients);
            Costs costs = new Costs(
                    loop,
                    () -> simulator.traffic().all().requests(),
                    () -> simulator.traffic().all().unchanged());
            for (int run = 0; run < 30; run++) {
                loop.context.pass(Duration.ofHours(1));
                costs.run(task);
            }
            loop.gaps.clear();
            simulator.stopWorld();
            costs.run(task);

            assertThat(days(loop.newest().values().stream(), AdoptionEvent::id, AdoptionEvent::occurredAt))
                    .containsAllEntriesOf(days(
                            Stream.concat(simulator.truth().papers().stream(), simulator.truth().code().stream())
                                    .filter(made -> made.changed().isAfter(began)),
                            Truth.Made::id,
                            Truth.Made::occurred));
            assertThat(loop.gaps).allMatch(gap -> gap.name().compareTo("2026-10-15") < 0);
            assertThat(loop.events.stream().anyMatch(event -> !event.declared().isEmpty()))
                    .isEqualTo(name.equals("successor"));
            Traffic.Count traffic = simulator.traffic().all();
            assertThat(traffic.beyond() + traffic.impatient()).isZero();
            String source = "papers:" + name + (badly ? " (misbehaving)" : "");
            if (name.equals("daily")) {
                costs.printFree(source);
            } else {
                costs.print(source);
            }
        }
    }

    private static <T> Map<String, LocalDate> days(
            Stream<T> all, Function<T, String> id, Function<T, Instant> occurred) {
        Map<String, LocalDate> days = new TreeMap<>();
        all.forEach(each -> days.put(id.apply(each), LocalDate.ofInstant(occurred.apply(each), ZoneOffset.UTC)));
        return days;
    }

    private static PollTask daily(URI address, SourceClients clients) {
        HuggingFace huggingFace = new HuggingFace(new HuggingFaceSettings(address, null, LOOK_BACK), clients);
        DailyPaper paper = new DailyPaper(new KeyedHash(null), Taxonomy.builtIn());
        return new PaperDaysTask(
                "papers:daily", new PaperDays(new HuggingFaceDays(huggingFace, paper)), "0 20 * * * *", LOOK_BACK);
    }

    private static PollTask successor(URI address, SourceClients clients) {
        SuccessorPaper paper = new SuccessorPaper(new KeyedHash(null), Taxonomy.builtIn());
        return new PaperDaysTask(
                "papers:successor",
                new PaperDays(new SuccessorDays(new Successor(address, clients), paper)),
                "0 40 */3 * * *",
                LOOK_BACK);
    }
}
