package dev.framewatch.allinone;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Commands of Framewatch in processes of their own, which end with this one however it ends. */
final class ChildProcess {
    private ChildProcess() {}

    /**
     * Starts a command; what it says is added to a log.
     *
     * @param settings Spring properties that are given to it
     */
    static Process start(Path log, int heapMebibytes, Map<String, String> settings, List<String> words)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heapMebibytes + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", // they live too short for the better compiler to pay
                "-D" + FramewatchApplication.TIED + "=true",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                FramewatchApplication.class.getName()));
        command.addAll(words);
        settings.forEach((name, value) -> command.addAll(List.of("--set", name + "=" + value)));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }
}
