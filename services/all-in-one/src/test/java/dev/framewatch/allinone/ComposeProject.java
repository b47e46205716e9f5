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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** docker-compose.yml under a name of its own, of which nothing is left in the end. */
final class ComposeProject implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private static final Pattern STARTED = Pattern.compile(" Started \\w+ in [0-9.]+ seconds");

    /** What the manual calls a second project. */
    private static final String SECOND = " --project-name framewatch-restored ";

    private static final String RESTORED = "-restored";

    private final String name = "framewatch-test-" + ProcessHandle.current().pid();
    private final Path folder;
    private final Path variables;
    private final String profile;
    private final Thread atExit = Thread.ofPlatform().unstarted(this::remove);

    private ComposeProject(Path folder, Map<String, Object> variables, String profile) throws IOException {
        this.folder = folder;
        this.profile = profile;
        this.variables = folder.resolve("variables.env");
        set(variables);
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** Its name, which is its image's tag too. */
    String name() {
        return name;
    }

    /** Has these variables instead of those before. */
    void set(Map<String, Object> values) throws IOException {
        Map<String, Object> all = new HashMap<>(values);
        all.put("FRAMEWATCH_VERSION", name);
        all.put("FRAMEWATCH_BACKUPS", backups());
        Files.writeString(
                variables,
                all.entrySet().stream()
                        .map(each -> each.getKey() + "=" + each.getValue() + "\n")
                        .collect(Collectors.joining()));
    }

    /** Builds the image of a profile; where there is no engine or no docker-compose, the test is skipped. */
    static ComposeProject built(Path folder, Map<String, Object> variables, String profile) throws IOException {
        assumeThat(answers(folder, "docker", "info"))
                .as("a container engine answers")
                .isTrue();
        assumeThat(answers(folder, "docker-compose", "version"))
                .as("docker-compose is here")
                .isTrue();
        ComposeProject project = new ComposeProject(folder, variables, profile);
        try {
            String ignored = project.compose("build", "query");
            return project;
        } catch (RuntimeException | Error failure) {
            project.close();
            throw failure;
        }
    }

    /** Starts everything. */
    void up() {
        String ignored = compose("up", "-d");
    }

    /**
     * What a line of the manual says where docker-compose.yml is, complaints included. Backups and a second project are
     * this test's own.
     */
    String type(String line) {
        boolean second = line.contains(SECOND);
        String project = String.join(" ", project(second ? RESTORED : ""));
        String typed = line.startsWith("docker-compose ")
                ? line.replace(SECOND, " ").replaceFirst("docker-compose", project)
                : line.replace("/backups", backups().toString());
        System.out.println("$ " + typed);
        return run(folder, List.of("bash", "-c", typed + " 2>&1"));
    }

    /** The folder of this machine that commands find as {@code /backups}. */
    Path backups() {
        return folder.resolve("backups");
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

    /** A property of a service's container, by a template of {@code docker inspect}. */
    String inspect(String service, String format) {
        String container = compose("ps", "--all", "-q", service).strip();
        return run(folder, List.of("docker", "inspect", "--format", format, container))
                .strip();
    }

    private String compose(String... words) {
        List<String> command = project("");
        command.addAll(List.of("--profile", profile));
        command.addAll(List.of(words));
        return run(folder, command);
    }

    private List<String> project(String which) {
        return new ArrayList<>(List.of(
                "docker-compose",
                "--file",
                Checkout.root().resolve("docker-compose.yml").toString(),
                "--project-name",
                name + which,
                "--env-file",
                variables.toString()));
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
                    .as(command + ": " + Files.readString(err, UTF_8) + Files.readString(out, UTF_8))
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
            for (String each : List.of("", RESTORED)) {
                List<String> down = project(each);
                down.addAll(List.of(
                        "--profile",
                        profile,
                        "down",
                        "--volumes",
                        "--remove-orphans",
                        "--timeout",
                        "3",
                        "--rmi",
                        "local"));
                String ignored = run(folder, down);
            }
            String ignored = run(folder, List.of("docker", "image", "rm", "--force", "framewatch:" + name));
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
