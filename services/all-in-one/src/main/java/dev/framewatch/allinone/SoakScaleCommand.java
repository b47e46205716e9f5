package dev.framewatch.allinone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Adds processes and takes them away while events come in, and counts what each change cost and what went wrong. */
@Command(
        name = "scale",
        description = "Let classifiers and indexers join and leave while events come in.",
        footer = {
            "",
            "One classifier and one indexer take a quarter of the events to get warm and a",
            "quarter that is measured; then two of each do. Then, while more events come in",
            "all the time, a third indexer joins, a third classifier joins, and the eldest",
            "of both leave. A change may take at most two rebalances of a group. In the end",
            "documents are compared with the files: lost, twice and wrong must be 0.",
            "",
            "Examples:",
            "  ./framewatch soak scale --events 100000 --seed 7",
        })
final class SoakScaleCommand implements Callable<Integer> {
    private static final List<Part> PARTS = List.of(Part.COLLECT, Part.GENERATIONS);
    private static final String PARTITIONS = "6";
    private static final int QUARTERS = 4;
    private static final int STEPS = 100;
    private static final int MOST_REBALANCES = 2;
    private static final double NANOS_A_MICROSECOND = 1_000;

    private final Terminal terminal;

    @Option(
            names = "--events",
            paramLabel = "N",
            description = "How many lines come in before it changes under load (default: ${DEFAULT-VALUE}).")
    private int events = 50_000;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Repeats the events (default: a new one, which is printed).")
    private @Nullable Long seed;

    SoakScaleCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (events < STEPS) {
            throw new WrongUsage("--events is " + events + "; it is at least " + STEPS);
        }
        long chosen = seed == null ? new Random().nextLong(1_000_000) : seed;
        terminal.print("seed=" + chosen);
        Path folder = Files.createTempDirectory("framewatch-soak");
        Installation installation = new Installation(
                folder.resolve("data"), Map.of(), Map.of("framewatch.kafka.partitions", PARTITIONS), terminal::say);
        try (Pipeline pipeline = Pipeline.start(installation, "framewatch soak", PARTS, () -> delete(folder))) {
            return run(pipeline, folder, new SoakInput(new Random(chosen), events));
        }
    }

    private int run(Pipeline pipeline, Path folder, SoakInput input) throws IOException, InterruptedException {
        var servers = pipeline.servers().orElseThrow();
        Map<String, String> settings = Map.of(
                "framewatch.kafka.partitions", PARTITIONS,
                "spring.kafka.bootstrap-servers", servers.bootstrapServers(),
                "spring.elasticsearch.uris", servers.elasticsearch().toString());
        List<Path> files = input.write(folder, QUARTERS);
        try (Admin kafka = Admin.create(pipeline.bean(KafkaAdmin.class).getConfigurationProperties());
                SoakGroup classifiers = new SoakGroup("classifier", folder, settings, kafka);
                SoakGroup indexers = new SoakGroup("indexer", folder, settings, kafka);
                SoakLoad load = new SoakLoad(pipeline, input, folder);
                SoakVerdict verdict = new SoakVerdict(servers, Clock.systemUTC())) {
            SoakChanges changes = new SoakChanges(pipeline, classifiers, indexers, load, terminal);
            changes.of("the first two", () -> {
                classifiers.join();
                indexers.join();
            });
            load.index(files.get(0));
            String one = cost(load, files.get(1), classifiers, indexers);
            long joined = changes.of("a second of each joined", () -> {
                classifiers.join();
                indexers.join();
            });
            load.index(files.get(2));
            String two = cost(load, files.get(3), classifiers, indexers);
            load.begin(events / STEPS);
            joined = Math.max(joined, changes.of("a third indexer joined", indexers::join));
            joined = Math.max(joined, changes.of("a third classifier joined", classifiers::join));
            long left = changes.of("the eldest classifier left", classifiers::leave);
            left = Math.max(left, changes.of("the eldest indexer left", indexers::leave));
            load.end();
            load.awaitIndexed();
            SoakVerdict.Counts counts = verdict.counts(input.expected());
            terminal.print("events=" + load.collected() + " documents=" + counts.documents() + " lost=" + counts.lost()
                    + " twice=" + counts.twice() + " wrong=" + counts.wrong());
            terminal.print("cpu-per-event one=" + one + " µs two=" + two + " µs");
            terminal.print("rebalances joined=" + joined + " left=" + left);
            boolean whole = counts.lost() + counts.twice() + counts.wrong() == 0;
            return whole && Math.max(joined, left) <= MOST_REBALANCES ? 0 : 1;
        }
    }

    /** Processor time of the services for each event of a file, in microseconds. */
    private static String cost(SoakLoad load, Path file, SoakGroup classifiers, SoakGroup indexers)
            throws IOException, InterruptedException {
        Duration before = classifiers.processorTime().plus(indexers.processorTime());
        long collected = load.collected();
        load.index(file);
        Duration taken =
                classifiers.processorTime().plus(indexers.processorTime()).minus(before);
        return String.format(
                Locale.ROOT, "%.1f", taken.toNanos() / NANOS_A_MICROSECOND / (load.collected() - collected));
    }

    private void delete(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException stays) {
            terminal.say(folder + " could not be deleted: " + stays.getMessage());
        }
    }
}
