package dev.framewatch.allinone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Framewatch in a process of its own, started as the script starts it; it and its servers live too short for the better
 * compiler to pay.
 */
final class FramewatchProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Process process;
    private final Path said;

    /** One that runs, and writes what it says to a file. */
    FramewatchProcess(Process process, Path said) {
        this.process = process;
        this.said = said;
    }

    /** Starts a command; its temporary files and what it says go into a folder. */
    static FramewatchProcess start(Path folder, String... words) throws IOException {
        return start(folder, Map.of(), words);
    }

    /** Starts a command with more in its environment. */
    static FramewatchProcess start(Path folder, Map<String, String> environment, String... words) throws IOException {
        return start(folder, FramewatchApplication.class, environment, List.of(words));
    }

    /** Starts a service. */
    static FramewatchProcess start(Path folder, Class<?> application, List<String> words) throws IOException {
        return start(folder, application, Map.of(), words);
    }

    private static FramewatchProcess start(
            Path folder, Class<?> application, Map<String, String> environment, List<String> words) throws IOException {
        Path said = folder.resolve("said.log");
        List<String> command = new ArrayList<>(java(folder));
        command.add(application.getName());
        command.addAll(words);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
        builder.environment().putAll(environment);
        return new FramewatchProcess(builder.start(), said);
    }

    /** The words that start a Java process as the script does, up to the main class; its temporary files go into a folder. */
    static List<String> java(Path folder) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djdk.reflect.useNativeAccessorOnly=true",
                "-Dframewatch.servers.options=" + System.getProperty("framewatch.servers.options", ""),
                "-Djava.io.tmpdir=" + folder,
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"));
    }

    /** Waits until it has said something that matches; answers the pattern's group. */
    String awaitSaid(String pattern) {
        Pattern awaited = Pattern.compile(pattern);
        return await(pattern)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .failFast(() -> assertThat(process.isAlive()).as(said()).isTrue())
                .until(
                        () -> {
                            Matcher found = awaited.matcher(said());
                            return found.find() ? found.group(found.groupCount()) : "";
                        },
                        found -> !found.isEmpty());
    }

    /** Everything that it has said. */
    String said() {
        try {
            return Files.readString(said, UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The processes that it has started and that run. */
    List<ProcessHandle> children() {
        return process.descendants().toList();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Asks it to end, as a service manager does (SIGTERM); answers whether it did. */
    boolean end() throws InterruptedException {
        process.destroy();
        return process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        children().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
