package dev.framewatch.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Properties;

/** The folder into which the build collects the servers' files. */
final class ServersFolder {
    private static final String PROPERTY = "framewatch.servers";

    private ServersFolder() {}

    /** The home of a server: its {@code lib}, {@code launcher} and {@code config}. */
    static Path home(ServerKind kind) {
        Path home = root().resolve(names().getProperty(kind.id()));
        if (!Files.isDirectory(home.resolve("launcher"))) {
            throw new ServersUnavailable("The files of " + kind + " are not in " + home
                    + ". Build Framewatch again, or name the folder that has them with -D" + PROPERTY + "=FOLDER.");
        }
        return home;
    }

    /** As named by the system property, else {@code servers} in the module's {@code target}, where this class is. */
    private static Path root() {
        String named = System.getProperty(PROPERTY);
        if (named != null) {
            return Path.of(named).toAbsolutePath();
        }
        try {
            var code = ServersFolder.class.getProtectionDomain().getCodeSource();
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
        try (InputStream in = ServersFolder.class.getResourceAsStream("servers.properties")) {
            names.load(Objects.requireNonNull(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }
}
