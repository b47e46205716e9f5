package dev.framewatch.allinone;

import dev.framewatch.collector.EventPublisher;
import dev.framewatch.collector.EventPublishers;
import dev.framewatch.collector.OutageListener;
import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.simulator.Simulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Gatherers;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs everything on generated events, so that there is something to look at without the internet. */
@Command(
        name = "demo",
        description = "Run everything on generated events that follow published figures, until Ctrl-C.",
        footer = {
            "",
            "Its data are deleted in the end, unless --data says where to keep them.",
            "",
            "Examples:",
            "  ./framewatch demo --port 0",
        })
final class DemoCommand implements Callable<Integer> {
    private static final int BATCH = 1_000;
    private static final OutageListener SILENT = new OutageListener() {};

    private final Terminal terminal;

    @Option(names = "--data", paramLabel = "DIR", description = "Where to keep the data (default: a temporary folder).")
    private @Nullable Path data;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Where the API and the page are, 0 for any free port (default: ${DEFAULT-VALUE}).")
    private int port = 8080;

    @Option(
            names = "--history",
            paramLabel = "N",
            description = "How many events since 2016 to begin with (default: ${DEFAULT-VALUE}).")
    private int history = 20_000;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "How many events a second, 1 to 1000 (default: ${DEFAULT-VALUE}).")
    private int rate = 20;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Another seed makes other events (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    DemoCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (history < 0 || rate < 1 || rate > 1_000) {
            throw new WrongUsage(
                    "--history is " + history + " and --rate " + rate + "; history is at least 0, and rate 1 to 1000");
        }
        try (Pipeline pipeline = start()) {
            run(pipeline);
            return 0;
        }
    }

    /** Starts it; data that are not kept go when it has ended, which Ctrl-C too leaves the time for, at any moment. */
    private Pipeline start() throws IOException {
        try (Starting _ = Starting.begin()) {
            Path folder = data == null ? Files.createTempDirectory("framewatch-demo") : data.toAbsolutePath();
            Runnable tidy = data == null ? () -> delete(folder) : () -> {};
            try {
                Installation installation = new Installation(folder, Map.of(), Map.of(), terminal::say).serving(port);
                return Pipeline.start(installation, "framewatch demo", Part.offline(), tidy);
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

    private void run(Pipeline pipeline) throws InterruptedException {
        try (EventPublisher publisher = pipeline.bean(EventPublishers.class).open("demo", SILENT)) {
            Simulator simulator = new Simulator(seed, Clock.systemUTC());
            terminal.print(
                    "Framewatch shows generated events: " + pipeline.http().orElseThrow() + "/");
            terminal.say("They follow published figures, but nobody wrote them. End it with Ctrl-C.");
            simulator.history(history).gather(Gatherers.windowFixed(BATCH)).forEach(publisher::publish);
            long number = 0;
            while (!pipeline.closedWithin(1)) {
                List<AdoptionEvent> now = LongStream.range(number, number + rate)
                        .mapToObj(simulator::live)
                        .toList();
                publisher.publish(now);
                number += rate;
            }
        }
    }
}
