package dev.framewatch.allinone;

import dev.framewatch.simulator.Budgets;
import dev.framewatch.simulator.Mischief;
import dev.framewatch.simulator.SimulatorServer;
import dev.framewatch.simulator.SimulatorSettings;
import dev.framewatch.simulator.WorldSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs everything against simulated sources, so that there is something to look at without the internet. */
@Command(
        name = "demo",
        description = "Run everything against simulated sources that follow published figures, until Ctrl-C.",
        footer = {
            "",
            "Its data are deleted in the end, unless --data says where to keep them.",
            "",
            "Examples:",
            "  ./framewatch demo --port 0",
            "  ./framewatch demo --faults     with sources that behave as badly as they can",
            "  ./framewatch collectors        in another terminal: what its collectors do",
        })
final class DemoCommand implements Callable<Integer> {
    /** So that the past is there within a minute or two, and nothing but faults ever limits. */
    private static final int GENEROUS = 100;

    /** Often what follows the sources, each minute what looks again at all that there is. */
    private static final Map<String, String> TIMES = Map.of(
            "*", "*/4 * * * * *",
            "erasure", "0 * * * * *",
            "github:recheck", "10 * * * * *",
            "github:paper-code-recheck", "15 * * * * *",
            "github:releases", "20 * * * * *",
            "github:stars", "30 * * * * *",
            "reddit:looks", "40 * * * * *",
            "huggingface:models", "50 * * * * *");

    private static final LocalDate BEGAN = LocalDate.parse("2015-01-01");

    private final Terminal terminal;

    @Option(names = "--data", paramLabel = "DIR", description = "Where to keep the data (default: a temporary folder).")
    private @Nullable Path data;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Where the API and the page are, 0 for any free port (default: ${DEFAULT-VALUE}).")
    private int port = UpCommand.PORT;

    @Option(
            names = "--history",
            paramLabel = "N",
            description = "How many repositories, posts, comments and papers there are since 2015 to begin with"
                    + " (default: ${DEFAULT-VALUE}).")
    private int history = 17_000;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "How many new ones come a second, 1 to 100 (default: ${DEFAULT-VALUE}).")
    private int rate = 5;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Another seed makes another world (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(
            names = "--faults",
            description = "Let the sources misbehave: errors, limits, cut and broken answers, missing hours.")
    private boolean faults;

    DemoCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (history < 100 || rate < 1 || rate > 100) {
            throw new WrongUsage(
                    "--history is " + history + " and --rate " + rate + "; history is at least 100, and rate 1 to 100");
        }
        SimulatorSettings world = SimulatorSettings.of(seed)
                .with(WorldSize.of(history, rate))
                .with(Budgets.REAL.times(GENEROUS))
                .with(faults ? Mischief.FULL : Mischief.NONE);
        try (SimulatorServer simulator = SimulatorServer.start(world, Clock.systemUTC());
                Pipeline pipeline = start(simulator)) {
            String address = pipeline.http().orElseThrow();
            terminal.print("Framewatch shows generated events: " + address + "/");
            terminal.say("They come from simulated sources that follow published figures; nobody wrote them.");
            terminal.say("./framewatch collectors" + (port == UpCommand.PORT ? "" : " --address " + address)
                    + " shows what the collectors do. End it with Ctrl-C.");
            fetchThePast(address);
            pipeline.awaitClose();
            return 0;
        }
    }

    /** GitHub's as a whole; of the daily papers, each day of which is a request, the last ones. */
    private static void fetchThePast(String address) throws IOException, InterruptedException {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        Map<String, LocalDate> since =
                Map.of("github:repositories-backfill", BEGAN, "papers:daily-backfill", today.minusDays(90));
        for (Map.Entry<String, LocalDate> task : since.entrySet()) {
            String ignored = new ApiQuestion(CollectorsOptions.place(task.getKey()) + "/run")
                    .with("from", task.getValue())
                    .with("to", today)
                    .demand(address, Optional.empty());
        }
    }

    /** Starts it; data that are not kept go when it has ended, which Ctrl-C too leaves the time for, at any moment. */
    private Pipeline start(SimulatorServer simulator) throws IOException {
        try (Starting _ = Starting.begin()) {
            Path folder = data == null ? Files.createTempDirectory("framewatch-demo") : data.toAbsolutePath();
            Runnable tidy = data == null ? () -> delete(folder) : () -> {};
            Map<String, String> settings = new HashMap<>(SimulatedSources.settings(simulator, "demo"));
            TIMES.forEach((task, cron) -> settings.put("framewatch.collectors.cron.[" + task + "]", cron));
            settings.put("framewatch.collectors.backfill-share", "0.9");
            // these sources are on this machine, so what takes longer never ends
            settings.put("framewatch.collectors.http.read-timeout", "3s");
            settings.put("framewatch.collectors.http.patience", "10s");
            settings.put("framewatch.gharchive.patience", "10s");
            try {
                Installation installation = new Installation(folder, Map.of(), settings, terminal::say)
                        .serving(port)
                        .managed();
                return Pipeline.start(installation, "framewatch demo", List.of(Part.values()), tidy);
            } catch (RuntimeException failure) {
                tidy.run();
                throw failure;
            }
        }
    }

    private void delete(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException stays) {
            terminal.say(folder + " could not be deleted: " + stays.getMessage());
        }
    }
}
