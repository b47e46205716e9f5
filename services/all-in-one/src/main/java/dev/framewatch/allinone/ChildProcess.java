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
        return prepare(heapMebibytes, settings, words)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    /** Everything but where it says what it has to say; secrets are in the environment, where others cannot read them. */
    static ProcessBuilder prepare(int heapMebibytes, Map<String, String> settings, List<String> words) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heapMebibytes + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", // they live too short for the better compiler to pay
                "-Djdk.reflect.useNativeAccessorOnly=true", // and for code of each method that is called by reflection
                "-D" + FramewatchApplication.TIED + "=true",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                FramewatchApplication.class.getName()));
        command.addAll(words);
        ProcessBuilder process = new ProcessBuilder(command);
        settings.forEach((name, value) -> {
            Property property = new Property(name, value);
            if (property.isSecret()) {
                process.environment().put(property.variable(), value);
            } else {
                process.command().addAll(List.of("--set", name + "=" + value));
            }
        });
        return process;
    }
}
