package dev.framewatch.allinone;

import dev.framewatch.embedded.EmbeddedServers;
import dev.framewatch.embedded.ServersOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Kills an importing process again and again, and compares what is searchable in the end with what was in the files. */
@Command(
        name = "kill",
        description = "Kill (SIGKILL) the process that imports, classifies and indexes, at moments drawn from a seed.",
        footer = {
            "",
            "Each run imports one file more than the one before. It is killed some time after it began to publish; the",
            "last one is left alone. Then documents are compared with the files: lost, twice and wrong must be 0.",
            "",
            "Examples:",
            "  ./framewatch soak kill --kills 20 --events 50000 --seed 7",
        })
final class SoakKillCommand implements Callable<Integer> {
    private static final int LONGEST_AFTER_START_MILLIS = 2_500;
    private static final long LONGEST_RUN_SECONDS = 300;

    private final Terminal terminal;

    @Option(names = "--kills", paramLabel = "N", description = "How often (default: ${DEFAULT-VALUE}).")
    private int kills = 20;

    @Option(names = "--events", paramLabel = "N", description = "How many lines to import (default: ${DEFAULT-VALUE}).")
    private int events = 50_000;

    @Option(names = "--seed", paramLabel = "N", description = "Repeats a run (default: a new one, which is printed).")
    private @Nullable Long seed;

    SoakKillCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (kills < 0 || events < kills + 1) {
            throw new WrongUsage("--kills is " + kills + " and --events " + events
                    + "; kills is at least 0, and events are more than kills");
        }
        long chosen = seed == null ? new Random().nextLong(1_000_000) : seed;
        terminal.print("seed=" + chosen);
        Path folder = Files.createTempDirectory("framewatch-soak");
        Thread atExit = Thread.ofPlatform().unstarted(() -> delete(folder));
        Runtime.getRuntime().addShutdownHook(atExit);
        try (EmbeddedServers servers = EmbeddedServers.start(
                ServersOptions.of(folder.resolve("data"), "framewatch soak").say(terminal::say))) {
            return run(servers, folder, new Random(chosen));
        } finally {
            delete(folder);
        }
    }

    private int run(EmbeddedServers servers, Path folder, Random random) throws IOException, InterruptedException {
        SoakInput input = new SoakInput(random, events);
        List<Path> files = input.write(folder, kills + 1);
        try (SoakVerdict verdict = new SoakVerdict(servers, Clock.systemUTC())) {
            for (int i = 0; i < kills; i++) {
                Process worker = worker(servers, folder, files.subList(0, i + 1));
                long before = verdict.published();
                killLater(worker, random.nextInt(LONGEST_AFTER_START_MILLIS), () -> verdict.published() > before);
                terminal.say("killed " + (i + 1) + " of " + kills + ", published " + verdict.published());
            }
            Process last = worker(servers, folder, files);
            if (!last.waitFor(LONGEST_RUN_SECONDS, TimeUnit.SECONDS) || last.exitValue() != 0) {
                last.destroyForcibly();
                throw new Failure("The last run did not come to its end:\n" + Files.readString(log(folder)));
            }
            SoakVerdict.Counts counts = verdict.counts(input.expected());
            terminal.print("kills=" + kills + " events=" + events + " documents=" + counts.documents() + " lost="
                    + counts.lost() + " twice=" + counts.twice() + " wrong=" + counts.wrong());
            return counts.lost() + counts.twice() + counts.wrong() == 0 ? 0 : 1;
        }
    }

    /** Kills the process some time after it began to do something; every moment of its life can be hit. */
    private static void killLater(Process worker, int millis, Callable<Boolean> began) throws InterruptedException {
        try {
            long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_RUN_SECONDS);
            boolean waiting = true;
            while (waiting) {
                boolean over = worker.waitFor(50, TimeUnit.MILLISECONDS) || System.nanoTime() > until;
                waiting = !over && !began.call();
            }
            boolean ended = worker.waitFor(millis, TimeUnit.MILLISECONDS);
            if (ended && worker.exitValue() != 0) {
                throw new Failure("A run failed by itself with exit code " + worker.exitValue() + ".");
            }
        } catch (InterruptedException | RuntimeException failure) {
            throw failure;
        } catch (Exception unforeseen) {
            throw new IllegalStateException(unforeseen);
        } finally {
            worker.destroyForcibly();
            worker.onExit().join();
        }
    }

    private static Process worker(EmbeddedServers servers, Path folder, List<Path> files) throws IOException {
        List<String> command = new ArrayList<>(List.of("import", "reddit"));
        files.forEach(file -> command.add(file.toString()));
        command.addAll(List.of("--data", folder.resolve("worker").toString()));
        Map<String, String> settings = Map.of(
                "spring.kafka.bootstrap-servers", servers.bootstrapServers(),
                "spring.elasticsearch.uris", servers.elasticsearch().toString(),
                "framewatch.instance", "soak");
        return ChildProcess.start(log(folder), 512, settings, command);
    }

    private static Path log(Path folder) {
        return folder.resolve("worker.log");
    }

    private static void delete(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException left) {
            throw new UncheckedIOException(folder + " could not be deleted", left);
        }
    }
}
