package dev.framewatch.allinone;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The project as it lies on this machine. */
final class Checkout {
    private Checkout() {}

    /** The folder that holds the script. */
    static Path root() {
        return Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                .filter(folder ->
                        Files.exists(folder.resolve("framewatch")) && Files.isDirectory(folder.resolve(".mvn")))
                .findFirst()
                .orElseThrow();
    }
}
