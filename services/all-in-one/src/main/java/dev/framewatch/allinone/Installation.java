package dev.framewatch.allinone;

import dev.framewatch.embedded.EmbeddedServers;
import dev.framewatch.embedded.Holder;
import dev.framewatch.embedded.ServerKind;
import dev.framewatch.embedded.ServersOptions;
import dev.framewatch.embedded.ServersUnavailable;
import dev.framewatch.operations.Management;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Where Framewatch runs and with which settings.
 *
 * @param data the folder for the servers' data, the logs and the key of the hashes
 * @param ports fixed ports of embedded servers; absent: free ones
 * @param settings Spring properties that were given; they come before all others
 * @param say takes what a person should read
 */
record Installation(Path data, Map<ServerKind, Integer> ports, Map<String, String> settings, Consumer<String> say) {
    private static final Map<ServerKind, String> ADDRESSES = Map.of(
            ServerKind.KAFKA, "spring.kafka.bootstrap-servers", ServerKind.ELASTICSEARCH, "spring.elasticsearch.uris");
    private static final String HASH_KEY = "framewatch.collector.hash-key";

    /** An installation in a folder, with free ports and nothing set. */
    static Installation in(Path data) {
        return new Installation(data, Map.of(), Map.of(), line -> {});
    }

    /** The same with one more property. */
    Installation with(String property, Object value) {
        Map<String, String> more = new HashMap<>(settings);
        more.put(property, String.valueOf(value));
        return new Installation(data, ports, more, say);
    }

    /**
     * The same with this port for the API, 0 for any free one.
     *
     * @throws Failure if another process has the port
     * @throws WrongUsage if the settings name one as well
     */
    Installation serving(int port) {
        if (settings.containsKey("server.port")) {
            throw new WrongUsage(
                    "The port is chosen by --port here, not by --set server.port=" + settings.get("server.port") + ".");
        }
        requireFree(InstallationOptions.port("--port", port), "choose one with --port, or --port 0 for any.");
        return with("server.port", port);
    }

    /**
     * The same with metrics and health on the port after that of the API, unless the settings name one; on any free one
     * where the API is.
     *
     * @throws Failure if another process has the port
     */
    Installation managed() {
        int api = Integer.parseInt(settings.getOrDefault("server.port", "0"));
        Installation managed = this;
        for (Map.Entry<String, Object> each :
                Management.defaults("framewatch", api == 0 ? 0 : api + 1).entrySet()) {
            if (given(each.getKey()).isEmpty()) {
                managed = managed.with(each.getKey(), each.getValue());
            }
        }
        requireFree(
                managed.given("management.server.port").map(Integer::parseInt).orElse(0),
                "it is for metrics and health; choose one with --set management.server.port=PORT, 0 for any.");
        return managed;
    }

    private static void requireFree(int port, String advice) {
        if (port <= 0) {
            return;
        }
        try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            Objects.requireNonNull(free);
        } catch (IOException taken) {
            throw new Failure("Port " + port + " is taken by another process; " + advice, taken);
        }
    }

    /** The folder where data are kept if nothing else is said: {@code framewatch} in the user's folder for data. */
    static Path defaultData() {
        String shared = System.getenv("XDG_DATA_HOME");
        Path base = shared == null || shared.isBlank()
                ? Path.of(System.getProperty("user.home"), ".local", "share")
                : Path.of(shared);
        return base.resolve("framewatch");
    }

    /**
     * The same on the servers of the process that holds the data, if one does and the settings name none.
     *
     * @throws Failure if that process does not have every server that the parts need
     */
    Installation joining(List<Part> parts) {
        Set<ServerKind> needed = Part.servers(parts);
        Optional<Holder> holder = needed.stream().anyMatch(kind -> named(kind).isPresent())
                ? Optional.empty()
                : EmbeddedServers.holder(data);
        Installation joined = this;
        for (ServerKind kind : holder.isEmpty() ? Set.<ServerKind>of() : needed) {
            Optional<String> address = kind == ServerKind.KAFKA
                    ? holder.get().bootstrapServers()
                    : holder.get().elasticsearch().map(URI::toString);
            joined = joined.with(
                    ADDRESSES.getOrDefault(kind, ""),
                    address.orElseThrow(() -> new Failure("The data in " + data + " are held by process "
                            + holder.get().pid() + " (" + holder.get().purpose() + "), which has no " + kind
                            + " that answers; try again in a moment, or when that process has ended.")));
        }
        return joined;
    }

    /**
     * Starts the servers that the parts need, unless the settings name others.
     *
     * @throws Failure if only one of two is named, or a server does not start
     */
    Optional<EmbeddedServers> startServers(String purpose, List<Part> parts) {
        Set<ServerKind> needed = Part.servers(parts);
        List<ServerKind> named =
                needed.stream().filter(kind -> named(kind).isPresent()).toList();
        if (named.size() == needed.size()) {
            return Optional.empty();
        }
        if (!named.isEmpty()) {
            ServerKind missing = needed.stream()
                    .filter(kind -> !named.contains(kind))
                    .findFirst()
                    .orElseThrow();
            throw new Failure(ADDRESSES.get(named.getFirst()) + " names a server of yours, so " + ADDRESSES.get(missing)
                    + " has to name the other one; or set neither, and both are started here.");
        }
        ServersOptions options = ServersOptions.of(data, purpose).say(say);
        if (needed.size() == 1) {
            options = options.only(needed.iterator().next());
        }
        for (ServerKind kind : needed) {
            options = options.port(kind, ports.getOrDefault(kind, 0));
        }
        try {
            return Optional.of(EmbeddedServers.start(options));
        } catch (ServersUnavailable why) {
            throw new Failure(String.valueOf(why.getMessage()), why);
        }
    }

    /** The properties that lead the parts to the embedded servers, whose only user this process is. */
    static Map<String, String> addresses(EmbeddedServers servers, List<Part> parts) {
        Map<String, String> properties = new HashMap<>();
        properties.put("framewatch.instance", "all-in-one");
        for (ServerKind kind : Part.servers(parts)) {
            properties.put(
                    ADDRESSES.getOrDefault(kind, ""),
                    kind == ServerKind.KAFKA
                            ? servers.bootstrapServers()
                            : servers.elasticsearch().toString());
        }
        return properties;
    }

    /** Properties of this command line that hold where nothing else is given. */
    Map<String, Object> defaults(List<Part> parts) {
        Map<String, Object> properties = new HashMap<>();
        properties.put(
                "logging.file.name",
                data.resolve("logs").resolve("framewatch.log").toString());
        properties.put("logging.threshold.console", "OFF");
        properties.put("logging.level.org.apache.kafka", "WARN");
        properties.put("logging.level.dev.hardwood", "WARN");
        properties.put("logging.level.org.apache.kafka.clients.consumer.internals.OffsetFetcherUtils", "ERROR");
        properties.put("server.address", "127.0.0.1");
        properties.put("server.port", "0");
        if (parts.contains(Part.COLLECT)) {
            properties.put(HASH_KEY, hashKey());
        }
        return properties;
    }

    /** The secret of the hashes, made once for these data, so that one author has one hash in every import. */
    private String hashKey() {
        Path file = data.resolve("hash.key");
        try {
            if (!Files.exists(file)) {
                byte[] key = new byte[32];
                new SecureRandom().nextBytes(key);
                Files.createDirectories(data);
                Files.writeString(file, HexFormat.of().formatHex(key));
            }
            return Files.readString(file).strip();
        } catch (IOException unusable) {
            throw new Failure(file + " keeps the key of the authors' hashes and cannot be used: " + unusable, unusable);
        }
    }

    /** The key that lets its holder change something over HTTP, where one was given. */
    Optional<String> apiKey() {
        return given("framewatch.api-key");
    }

    private Optional<String> named(ServerKind kind) {
        return given(ADDRESSES.getOrDefault(kind, ""));
    }

    private Optional<String> given(String property) {
        return new GivenProperties(settings).find(property);
    }
}
