package dev.framewatch.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The classes that a server loads, in the form in which Java maps them into memory (class data sharing). A server's first
 * orderly end writes them; all later starts take half the time, whatever their data.
 *
 * @param file where all servers of this home find them, as long as Java and the jars are the same
 * @param draft where a server writes them, in its data, which nobody else has
 */
record LoadedClasses(Path file, Path draft) {
    static LoadedClasses of(ServerHome home, Path data) throws IOException {
        var madeOf = new ArrayList<Object>(List.of(Runtime.version().toString()));
        for (String folder : List.of("launcher", "lib")) {
            for (Path jar : home.jars(folder)) {
                madeOf.add(List.of(
                        jar, Files.size(jar), Files.getLastModifiedTime(jar).toMillis()));
            }
        }
        String name = "classes-" + Integer.toHexString(madeOf.hashCode()) + ".jsa";
        return new LoadedClasses(home.folder().resolve(name), data.resolve("classes.jsa"));
    }

    /** What java is told: to use them, or else to be able to write them. */
    List<String> arguments() {
        var arguments = new ArrayList<>(List.of("-Xlog:cds=off", "-Xlog:aot=off"));
        if (Files.exists(file)) {
            arguments.add("-XX:SharedArchiveFile=" + file);
        } else if (Files.isWritable(file.resolveSibling("."))) {
            arguments.add("-XX:+RecordDynamicDumpInfo");
            arguments.add("-Dframewatch.archive=" + draft);
        }
        return arguments;
    }

    /** Gives the draft to all, in one step; without it the next start is slower and nothing else. */
    void publish() {
        try {
            if (Files.exists(draft)) {
                Path whole = file.resolveSibling(
                        file.getFileName() + "." + ProcessHandle.current().pid());
                Files.move(draft, whole, StandardCopyOption.REPLACE_EXISTING);
                Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException slower) {
            return;
        }
    }
}
