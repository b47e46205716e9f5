package dev.framewatch.allinone;

import dev.framewatch.embedded.EmbeddedServers;
import dev.framewatch.embedded.ServerKind;
import dev.framewatch.embedded.ServersOptions;
import dev.framewatch.simulator.Mischief;
import dev.framewatch.simulator.SimulatorServer;
import dev.framewatch.simulator.SimulatorSettings;
import dev.framewatch.simulator.Traffic;
import dev.framewatch.simulator.WorldSize;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Kills collectors again and again while the sources misbehave, and compares what they collected with the truth. */
@Command(
        name = "sources",
        description = "Collect for days of a fast clock from sources that misbehave, while collectors are killed.",
        footer = {
            "",
            "Three collectors run in two processes each; every few seconds one that has started is killed (SIGKILL). When",
            "the days are over, nothing more happens at the simulated sources and nobody is killed, until all is collected.",
            "Then dates, words, counts and revisions of everything are compared with what the sources hold; lost, wrong,",
            "twice, beyond a budget, impatient and leaks of credentials must be 0; and together, the most requests that one",
            "token ever had under way, 1.",
            "",
            "Examples:",
            "  ./framewatch soak sources --days 10 --seed 7",
        })
final class SoakSourcesCommand implements Callable<Integer> {
    private static final WorldSize WORLD =
            new WorldSize(600, 1_200, 300, Duration.ofMinutes(6), Duration.ofMinutes(2), Duration.ofMinutes(20));
    /** What a user may have Actuator show; a heap dump holds all that a process knows, credentials too. */
    private static final String SHOWN =
            "beans,conditions,configprops,env,health,info,loggers,mappings,metrics,scheduledtasks,threaddump";

    /** When all is collected, every source fails, so that tasks say why. */
    private static final Mischief BROKEN = new Mischief(1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    private static final Instant END = Instant.parse("2026-03-01T00:00:00Z");

    /** How long an answer may be silent, and how long it may take, so that those which do never end cost little. */
    private static final Duration READING = Duration.ofSeconds(2);

    private static final Duration ANSWERING = Duration.ofSeconds(4);
    private static final Duration A_MOMENT = Duration.ofMillis(200);
    private static final Duration STARTING = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(8);

    private final Terminal terminal;
    private final CountDownLatch never = new CountDownLatch(1);

    @Option(
            names = "--days",
            paramLabel = "N",
            description = "How many days, and on to midnight (default: ${DEFAULT-VALUE}).")
    private double days = 10;

    @Option(
            names = "--speed",
            paramLabel = "N",
            description = "How many seconds of the sources are one of this machine's (default: ${DEFAULT-VALUE}).")
    private double speed = 1_000;

    @Option(
            names = "--patience",
            paramLabel = "TIME",
            description = "How long at most it waits in the end until all is collected (default: ${DEFAULT-VALUE}).")
    private Duration patience = Duration.ofMinutes(10);

    @Option(names = "--seed", paramLabel = "N", description = "Another world and other moments (default: a new one).")
    private @Nullable Long seed;

    SoakSourcesCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!(days > 0 && days <= 100 && speed >= 1 && speed <= 5_000)) {
            throw new WrongUsage(
                    "--days is " + days + " and --speed " + speed + "; days is up to 100, and speed 1 to 5000");
        }
        long chosen = seed == null ? new Random().nextLong(1_000_000) : seed;
        terminal.print("seed=" + chosen);
        Path folder = Files.createTempDirectory("framewatch-soak");
        Thread atExit = Thread.ofPlatform().unstarted(() -> delete(folder));
        Runtime.getRuntime().addShutdownHook(atExit);
        try (EmbeddedServers servers =
                EmbeddedServers.start(ServersOptions.of(folder.resolve("data"), "framewatch soak")
                        .only(ServerKind.KAFKA)
                        .say(terminal::say))) {
            return run(servers, folder, chosen);
        } finally {
            delete(folder);
        }
    }

    private int run(EmbeddedServers servers, Path folder, long chosen) throws IOException, InterruptedException {
        Instant since = Clock.systemUTC().instant();
        Duration simulated = Duration.ofMillis((long) (days * Duration.ofDays(1).toMillis()));
        Instant start = END.minus(simulated).minus(STARTING.multipliedBy((long) speed));
        Clock clock = new SimulatedClock.Settings(since, start, speed).clock();
        SimulatorSettings world = SimulatorSettings.of(chosen).with(WORLD).with(Mischief.FULL);
        Duration answering = READING.plus(ANSWERING).multipliedBy((long) Math.ceil(speed));
        String canary = "canary" + Long.toString(new Random(chosen).nextLong(1L << 50), 36);
        try (SimulatorServer simulator = SimulatorServer.start(world, clock);
                SoakSourcesVerdict verdict = new SoakSourcesVerdict(servers, simulator, clock, answering)) {
            Map<String, String> settings = new HashMap<>(SimulatedSources.settings(simulator, canary));
            settings.putAll(Map.of(
                    "management.endpoints.web.exposure.include", SHOWN,
                    "spring.kafka.bootstrap-servers", servers.bootstrapServers(),
                    "framewatch.collector.hash-key", canary.repeat(4),
                    "framewatch.api-key", "key-" + canary,
                    "framewatch.simulated-clock.since", since.toString(),
                    "framewatch.simulated-clock.start", start.toString(),
                    "framewatch.simulated-clock.speed", String.valueOf(speed),
                    "framewatch.github.tokens", "github-" + canary + ",another-github-" + canary,
                    "framewatch.collectors.http.read-timeout", READING.toString(),
                    "framewatch.collectors.http.patience", ANSWERING.toString()));
            settings.put("framewatch.gharchive.patience", ANSWERING.toString());
            int kills = 0;
            long leaks = 0;
            long answers;
            SoakLeaks canaries = new SoakLeaks(Needles.of(canary));
            SoakSourcesVerdict.Counts counts;
            try (SoakFleet fleet = new SoakFleet(folder, settings);
                    SoakAnswers asked = new SoakAnswers(canaries.needles(), "key-" + canary)) {
                while (!fleet.runs()) {
                    pause(A_MOMENT);
                }
                Instant began = clock.instant();
                SoakBackfills backfills = new SoakBackfills(
                        fleet, Optional.ofNullable(settings.get("framewatch.api-key")), Math.min(1, days));
                backfills.orderBefore(began);
                boolean orderedAll = false;
                Random random = new Random(chosen);
                Instant over = midnightFrom(began.plus(simulated));
                simulator.stopWorld(over);
                Instant middle = began.plus(simulated.dividedBy(2));
                while (clock.instant().isBefore(over)) {
                    orderedAll = orderedAll
                            || (clock.instant().isAfter(middle) && backfills.orderSince(began, clock.instant()));
                    Duration left = Duration.between(clock.instant(), over).dividedBy((long) speed);
                    pause(Duration.ofMillis(Math.min(random.nextLong(LONGEST_PAUSE.toMillis()), left.toMillis())));
                    List<String> addresses = fleet.addresses();
                    if (!addresses.isEmpty()) {
                        asked.look(addresses.get(kills % addresses.size()));
                    }
                    Optional<String> killed = fleet.kill(random);
                    if (killed.isPresent()) {
                        kills++;
                        terminal.say(Duration.between(began, clock.instant()).toHours() + " h: killed " + killed.get());
                    }
                }
                terminal.say("Nothing more happens; waiting until all is collected");
                long until = System.nanoTime() + patience.toNanos();
                do {
                    pause(LONGEST_PAUSE);
                    counts = verdict.counts(began, over, backfills);
                    terminal.say("lost=" + counts.lost() + " wrong=" + counts.wrong());
                } while (!counts.complete() && System.nanoTime() < until);
                simulator.behave(BROKEN);
                until = System.nanoTime() + patience.toNanos();
                for (String address : fleet.addresses()) {
                    while (asked.look(address) == 0 && System.nanoTime() < until) {
                        pause(A_MOMENT);
                    }
                }
                leaks += asked.leaks();
                answers = asked.answers();
            }
            leaks += canaries.inFiles(folder) + verdict.leaks(canaries);
            counts.examples().forEach(terminal::say);
            simulator.traffic().counts().forEach((resource, count) -> terminal.print(resource + ": " + count));
            Traffic.Count traffic = simulator.traffic().all();
            int together = simulator.traffic().together();
            terminal.print("days=" + days + " kills=" + kills + " requests=" + traffic.requests() + " unchanged="
                    + traffic.unchanged() + " events=" + counts.events() + " lost=" + counts.lost() + " wrong="
                    + counts.wrong() + " twice=" + counts.twice() + " beyond=" + traffic.beyond() + " impatient="
                    + traffic.impatient() + " leaks=" + leaks + " answers=" + answers
                    + " together=" + together);
            boolean orderly = traffic.beyond() + traffic.impatient() == 0 && together == 1;
            return counts.complete() && counts.twice() + leaks == 0 && orderly ? 0 : 1;
        }
    }

    /** The next midnight, soon after which the tasks run that run once a day: those are waited for in the end. */
    private static Instant midnightFrom(Instant at) {
        Instant midnight = at.truncatedTo(ChronoUnit.DAYS);
        return at.equals(midnight) ? at : midnight.plus(Duration.ofDays(1));
    }

    private void pause(Duration time) throws InterruptedException {
        if (never.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("Nobody counts it down");
        }
    }

    private static void delete(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException left) {
            throw new UncheckedIOException(folder + " could not be deleted", left);
        }
    }
}
