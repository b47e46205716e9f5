package dev.framewatch.allinone;

import dev.framewatch.simulator.SimulatorServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
            "  ./framewatch demo --faults     with sources that misbehave",
            "  ./framewatch collectors        in another terminal: what its collectors do",
        })
final class DemoCommand implements Callable<Integer> {
    private static final LocalDate BEGAN = LocalDate.parse("2015-01-01");

    private final Terminal terminal;

    @Option(names = "--data", paramLabel = "DIR", description = "Where to keep the data (default: a temporary folder).")
    private @Nullable Path data;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Where the API and the page are, 0 for any free port (default: ${DEFAULT-VALUE}).")
    private int port = UpCommand.PORT;

    @Mixin
    private final WorldOptions world = new WorldOptions();

    DemoCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (SimulatorServer simulator = SimulatorServer.start(world.settings(), Clock.systemUTC());
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
            Map<String, String> settings = SimulatedSources.toWatch(simulator);
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
