package dev.framewatch.allinone;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A shell (bash) in which what is exported stays, for a line after another. The folders and ports that stand in a line are
 * replaced by others, which are this test's own; {@code ./framewatch} is what the script runs, and nothing is built.
 */
final class OperatorsShell {
    private static final long PATIENCE_SECONDS = 120;

    private final Path folder;
    private final Path here;
    private final Map<String, String> environment;
    private final Map<String, String> replaced = new LinkedHashMap<>();
    private int number;

    OperatorsShell(Path folder, Map<String, String> environment) throws IOException {
        this.folder = folder;
        this.here = Files.createDirectories(folder.resolve("here"));
        this.environment = environment;
        Files.createFile(exported());
        List.of("/srv/", "/backups/", "/run/secrets/").forEach(place -> replaced.put(place, folder + place));
        for (String place : replaced.values()) {
            Files.createDirectories(Path.of(place));
        }
        for (int port : List.of(8080, 8090)) {
            int free = FreePorts.row(2);
            replaced.put(":" + port, ":" + free);
            replaced.put(":" + (port + 1), ":" + (free + 1));
            replaced.put("--port " + port, "--port " + free);
        }
        Path words = Files.write(
                folder.resolve("java.words"),
                FramewatchProcess.java(folder).stream()
                        .skip(1)
                        .map(word -> '"' + word.replace("\\", "\\\\") + '"')
                        .toList());
        tool(here.resolve("framewatch"), words, FramewatchApplication.class);
        if (Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .noneMatch(place -> Files.isExecutable(Path.of(place, "curl")))) {
            tool(Files.createDirectories(folder.resolve("bin")).resolve("curl"), words, Curl.class);
        }
    }

    /** Has something that stands in a line mean something else from now on. */
    void replace(String words, String meaning) {
        replaced.put(words, meaning);
    }

    /** What is typed for words of the manual. */
    String typed(String line) {
        String typed = line;
        if (line.startsWith("./framewatch up ") && !line.contains("--port")) {
            typed = line.replace("./framewatch up ", "./framewatch up --port " + UpCommand.PORT + " ");
        }
        for (Map.Entry<String, String> each : replaced.entrySet()) {
            typed = typed.replace(each.getKey(), each.getValue());
        }
        return typed;
    }

    /** The folder that it is in. */
    Path here() {
        return here;
    }

    /** Types a line and waits until it is done; output and complaints come in one. */
    Answer run(String line) throws IOException, InterruptedException {
        Path said = said();
        Process process = start(typed(line) + "\ncode=$?\nexport -p >" + exported() + "\nexit $code", said);
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw new AssertionError(line + " does not end: " + Files.readString(said, UTF_8));
        }
        return new Answer(process.exitValue(), Files.readString(said, UTF_8), "");
    }

    /** Types a line in a terminal of its own, and leaves it to run. */
    FramewatchProcess open(String line) throws IOException {
        Path said = said();
        return new FramewatchProcess(start("exec " + typed(line), said), said);
    }

    private Process start(String script, Path said) throws IOException {
        ProcessBuilder bash = new ProcessBuilder("bash", "-c", ". " + exported() + "\n" + script)
                .directory(here.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        bash.environment().putAll(environment);
        bash.environment().merge("PATH", File.pathSeparator + folder.resolve("bin"), String::concat);
        return bash.start();
    }

    private Path exported() {
        return folder.resolve("exported");
    }

    private Path said() {
        number++;
        return folder.resolve("said-" + number + ".log");
    }

    private static void tool(Path place, Path words, Class<?> main) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Files.writeString(place, "#!/bin/sh\nexec '%s' '@%s' %s \"$@\"\n".formatted(java, words, main.getName()));
        Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
