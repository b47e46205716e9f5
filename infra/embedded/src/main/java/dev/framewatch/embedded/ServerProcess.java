package dev.framewatch.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One life of a server: a child process, and the pipe that it holds on to. */
final class ServerProcess {
    /** More options of java for all servers that this process starts, separated by spaces: a system property. */
    private static final String OPTIONS = "framewatch.servers.options";

    private static final Duration ORDERLY = Duration.ofSeconds(42);

    private final Process process;
    private final LoadedClasses classes;
    private final Thread printer;
    private final long since = System.nanoTime();

    private ServerProcess(Process process, LoadedClasses classes, Thread printer) {
        this.process = process;
        this.classes = classes;
        this.printer = printer;
    }

    /** Starts a process of the JDK that runs this one. */
    static ServerProcess start(List<String> arguments, LoadedClasses classes, ServerLog log) throws IOException {
        // A terminal sends Ctrl-C and its own end to all processes in it, a service manager its SIGTERM. The children
        // leave them to this one, which ends them in order; what is ignored at the start of a process stays ignored in
        // the Java that replaces it.
        var command = new ArrayList<>(List.of("/bin/sh", "-c", "trap '' INT HUP TERM; exec \"$@\"", "sh"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(classes.arguments());
        command.addAll(options());
        command.addAll(arguments);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        log.begin();
        Thread printer = Thread.ofPlatform()
                .daemon()
                .name("log of " + process.pid())
                .start(() -> log.take(process.getInputStream()));
        return new ServerProcess(process, classes, printer);
    }

    private static List<String> options() {
        return Arrays.stream(System.getProperty(OPTIONS, "").split(" "))
                .filter(option -> !option.isEmpty())
                .toList();
    }

    long pid() {
        return process.pid();
    }

    /** How it ended; only after it did. */
    int exitCode() {
        return process.exitValue();
    }

    /** How long ago it was started. */
    Duration age() {
        return Duration.ofNanos(System.nanoTime() - since);
    }

    /** Waits for the end of the process, and then for the last of what it printed; false if it lives on. */
    boolean awaitEnd(Duration longest) throws InterruptedException {
        if (!process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS)) {
            return false;
        }
        printer.join(Duration.ofSeconds(1));
        return true;
    }

    /** Ends it in order; by force where it takes too long, or where the caller is interrupted. */
    void end() {
        try {
            askToEnd();
            if (awaitEnd(ORDERLY)) {
                classes.publish();
                return;
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        kill();
    }

    /**
     * Ends it at once, with nothing written or said any more. No end is awaited by {@code onExit()}: the common pool tells
     * it, and whoever blocks that pool would hide the end.
     */
    void kill() {
        process.destroyForcibly();
        boolean interrupted = false;
        while (process.isAlive()) {
            try {
                process.waitFor();
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void askToEnd() {
        try (OutputStream leash = process.getOutputStream()) {
            leash.write('\n');
        } catch (IOException gone) {
            // It has ended by itself, which is what was to be asked.
            return;
        }
    }
}
