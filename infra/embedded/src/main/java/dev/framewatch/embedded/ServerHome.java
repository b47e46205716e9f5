package dev.framewatch.embedded;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * A server's files as the build collects them: {@code lib}, {@code launcher}, {@code config}.
 *
 * @param folder where they are
 */
record ServerHome(Path folder) {
    private static final String PROPERTY = "framewatch.servers";

    /**
     * The home of this server, in the folder that the system property {@code framewatch.servers} names, else in
     * {@code servers} of the module's {@code target}, where this class is.
     */
    static ServerHome of(ServerKind kind) {
        Path folder = root().resolve(names().getProperty(kind.id()));
        if (!Files.isDirectory(folder.resolve("launcher"))) {
            throw new ServersUnavailable("The files of " + kind + " are not in " + folder
                    + ". Build Framewatch again, or name the folder that has them with -D" + PROPERTY + "=FOLDER.");
        }
        return new ServerHome(folder);
    }

    Path config() {
        return folder.resolve("config");
    }

    Path lib() {
        return folder.resolve("lib");
    }

    /** The jars in one of its folders, always in the same order. */
    List<Path> jars(String name) throws IOException {
        try (var files = Files.list(folder.resolve(name))) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }

    static String path(List<Path> jars) {
        return jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    private static Path root() {
        String named = System.getProperty(PROPERTY);
        if (named != null) {
            return Path.of(named).toAbsolutePath();
        }
        try {
            var code = ServerHome.class.getProtectionDomain().getCodeSource();
            return Path.of(code.getLocation().toURI()).resolveSibling("servers");
        } catch (URISyntaxException | RuntimeException e) {
            throw new ServersUnavailable(
                    "Where the servers' files are cannot be told from here; name the folder with -D" + PROPERTY
                            + "=FOLDER.",
                    e);
        }
    }

    private static Properties names() {
        var names = new Properties();
        try (InputStream in = ServerHome.class.getResourceAsStream("servers.properties")) {
            names.load(Objects.requireNonNull(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }
}
