package dev.framewatch.allinone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** docker-compose.yml under a name of its own, of which nothing is left in the end. */
final class ComposeProject implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private static final Pattern STARTED = Pattern.compile(" Started \\w+ in [0-9.]+ seconds");

    private final String name = "framewatch-test-" + ProcessHandle.current().pid();
    private final Path folder;
    private final Path variables;
    private final List<String> profiles;
    private final Thread atExit = Thread.ofPlatform().unstarted(this::remove);

    private ComposeProject(Path folder, Map<String, Object> variables, List<String> profiles) throws IOException {
        this.folder = folder;
        this.profiles = profiles;
        this.variables = Files.writeString(
                folder.resolve("variables.env"),
                variables.entrySet().stream()
                        .map(each -> each.getKey() + "=" + each.getValue())
                        .collect(Collectors.joining("\n", "FRAMEWATCH_VERSION=" + name + "\n", "\n")));
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** Starts a profile; where there is no engine or no docker-compose, the test is skipped. */
    static ComposeProject up(Path folder, Map<String, Object> variables, String profile) throws IOException {
        assumeThat(answers(folder, "docker", "info"))
                .as("a container engine answers")
                .isTrue();
        assumeThat(answers(folder, "docker-compose", "version"))
                .as("docker-compose is here")
                .isTrue();
        ComposeProject project = new ComposeProject(folder, variables, List.of("--profile", profile));
        try {
            String ignored = project.compose("up", "-d", "--build");
            return project;
        } catch (RuntimeException | Error failure) {
            project.close();
            throw failure;
        }
    }

    /** What a program says in a container. */
    String within(String service, String... command) {
        List<String> words = new ArrayList<>(List.of("exec", "-T", service));
        words.addAll(List.of(command));
        return compose(words.toArray(String[]::new));
    }

    /** Kills the first process of a service (SIGKILL), as a crash or a lack of memory does. */
    void kill(String service) {
        ProcessHandle first = ProcessHandle.of(Long.parseLong(inspect(service, "{{.State.Pid}}")))
                .orElseThrow(() -> new AssertionError("The processes of containers cannot be seen from here"));
        assertThat(first.destroyForcibly()).as("kill " + service).isTrue();
    }

    /** How often a service was started again by itself. */
    int restarts(String service) {
        return Integer.parseInt(inspect(service, "{{.RestartCount}}"));
    }

    /** What services logged of how long they took to start, a line each. */
    List<String> starts() {
        return compose("logs", "--no-color")
                .lines()
                .filter(line -> STARTED.matcher(line).find())
                .toList();
    }

    /** The last that was logged. */
    String logs() {
        return compose("logs", "--no-color", "--tail", "40");
    }

    private String inspect(String service, String format) {
        String container = compose("ps", "-q", service).strip();
        return run(folder, List.of("docker", "inspect", "--format", format, container))
                .strip();
    }

    private String compose(String... words) {
        List<String> command = new ArrayList<>(List.of(
                "docker-compose",
                "--file",
                Checkout.root().resolve("docker-compose.yml").toString(),
                "--project-name",
                name,
                "--env-file",
                variables.toString()));
        command.addAll(profiles);
        command.addAll(List.of(words));
        return run(folder, command);
    }

    private static boolean answers(Path folder, String... command) {
        try {
            String ignored = run(folder, List.of(command));
            return true;
        } catch (UncheckedIOException | AssertionError notHere) {
            return false;
        }
    }

    /** What it says on its standard output; it must succeed. */
    private static String run(Path folder, List<String> command) {
        try {
            Path out = Files.createTempFile(folder, "out", ".log");
            Path err = Files.createTempFile(folder, "err", ".log");
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
            builder.environment().putIfAbsent("DOCKER_BUILDKIT", "0");
            Process process = builder.start();
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(command + " takes too long: " + Files.readString(err, UTF_8));
            }
            assertThat(process.exitValue())
                    .as(command + ": " + Files.readString(err, UTF_8))
                    .isZero();
            return Files.readString(out, UTF_8);
        } catch (IOException notThere) {
            throw new UncheckedIOException(notThere);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            throw new AssertionError(command + " was not waited for", ending);
        }
    }

    private void remove() {
        boolean interrupted = Thread.interrupted();
        try {
            String ignored = compose("down", "--volumes", "--remove-orphans", "--timeout", "3", "--rmi", "local");
            ignored = run(folder, List.of("docker", "image", "rm", "--force", "framewatch:" + name));
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(atExit);
        remove();
    }
}
