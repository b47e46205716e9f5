package dev.framewatch.allinone;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.framewatch.simulator.SimulatorServer;
import dev.framewatch.simulator.SimulatorSettings;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Serves simulated sources alone, for collectors that run elsewhere. */
@Command(
        name = "simulator",
        description = "Serve simulated sources until Ctrl-C, for collectors that run elsewhere.",
        footer = {
            "",
            "/truth at its address tells what there is to collect; a POST to it first lets nothing more happen.",
            "",
            "Examples:",
            "  ./framewatch simulator",
            "  ./framewatch simulator --host simulator --port 8080 --settings simulator.properties",
        })
final class SimulatorCommand implements Callable<Integer> {
    /** In the settings that it writes: where its world's history ends. */
    private static final String START = "framewatch.simulator.start";

    private final Terminal terminal;

    @Mixin
    private final WorldOptions world = new WorldOptions();

    @Option(
            names = "--host",
            paramLabel = "NAME",
            description =
                    "By which name others reach this machine (default: ${DEFAULT-VALUE}, for this machine alone).")
    private String host = "127.0.0.1";

    @Option(names = "--port", paramLabel = "PORT", description = "Where it answers (default: any free port).")
    private int port;

    @Option(
            names = "--settings",
            paramLabel = "FILE",
            description =
                    "Where to write the properties that lead collectors here; started again with the same file, it"
                            + " goes on with the same world.")
    private @Nullable Path settings;

    SimulatorCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        SimulatorSettings asked = world.settings();
        Properties before = settings == null ? new Properties() : read(settings);
        String start = before.getProperty(START);
        try (SimulatorServer simulator = SimulatorServer.start(
                start == null ? asked : asked.startedAt(Instant.parse(start)),
                Clock.systemUTC(),
                host,
                InstallationOptions.port("--port", port))) {
            if (settings != null) {
                write(settings, simulator);
            }
            terminal.print("Simulated sources: " + simulator.github().resolve("/"));
            new CountDownLatch(1).await();
            return 0;
        }
    }

    private static Properties read(Path file) throws IOException {
        Properties read = new Properties();
        if (Files.exists(file)) {
            try (Reader in = Files.newBufferedReader(file, UTF_8)) {
                read.load(in);
            }
        }
        return read;
    }

    /** Names of authors are nobody's here, so that the key of their hashes need not be secret. */
    private static void write(Path file, SimulatorServer simulator) throws IOException {
        Properties written = new Properties();
        written.putAll(SimulatedSources.toWatch(simulator));
        written.setProperty("framewatch.collector.hash-key", "simulated");
        written.setProperty(START, simulator.worldStart().toString());
        Path whole = file.resolveSibling(file.getFileName() + ".new");
        try (Writer out = Files.newBufferedWriter(whole, UTF_8)) {
            written.store(out, "Simulated sources; written by ./framewatch simulator");
        }
        Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
