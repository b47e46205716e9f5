package dev.framewatch.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What to start, where, and for whom.
 *
 * @param data the folder that keeps the servers' data and logs, made if it is not there
 * @param purpose who starts them, told to anyone who finds the data held, such as {@code framewatch demo}
 * @param servers which to start, at least one, and how
 * @param patience how long a server may take to answer after its start
 * @param say takes what a person should read, one line at a time, from any thread
 */
public record ServersOptions(
        Path data, String purpose, Map<ServerKind, ServerOptions> servers, Duration patience, Consumer<String> say) {

    public ServersOptions {
        data = data.toAbsolutePath().normalize();
        if (purpose.isBlank()) {
            throw new IllegalArgumentException("purpose is blank; it tells others who holds the data");
        }
        if (servers.isEmpty()) {
            throw new IllegalArgumentException("servers is empty; there is nothing to start");
        }
        servers = Collections.unmodifiableMap(new EnumMap<>(servers));
        if (!patience.isPositive()) {
            throw new IllegalArgumentException("patience is " + patience + "; it must be positive");
        }
    }

    /** Both servers on free ports with heaps for a laptop (512 MiB and 1 GiB), two minutes to answer, nothing said. */
    public static ServersOptions of(Path data, String purpose) {
        var servers = new EnumMap<ServerKind, ServerOptions>(ServerKind.class);
        for (ServerKind kind : ServerKind.values()) {
            servers.put(kind, new ServerOptions(0, kind.heap()));
        }
        return new ServersOptions(data, purpose, servers, Duration.ofMinutes(2), line -> {});
    }

    /** The same with this server alone. */
    public ServersOptions only(ServerKind kind) {
        return servers(Map.of(kind, chosen(kind)));
    }

    /** The same with this port for a server, 0 for a free one. */
    public ServersOptions port(ServerKind kind, int port) {
        ServerOptions server = chosen(kind);
        return with(kind, new ServerOptions(port, server.heap(), server.more()));
    }

    /** The same with this largest heap for a server, in MiB. */
    public ServersOptions heap(ServerKind kind, int mebibytes) {
        ServerOptions server = chosen(kind);
        return with(kind, new ServerOptions(server.port(), mebibytes, server.more()));
    }

    /** The same with these further properties of the broker, such as {@code listeners} beside its own. */
    public ServersOptions broker(Map<String, String> more) {
        ServerOptions server = chosen(ServerKind.KAFKA);
        return with(ServerKind.KAFKA, new ServerOptions(server.port(), server.heap(), more));
    }

    private ServerOptions chosen(ServerKind kind) {
        return servers.getOrDefault(kind, new ServerOptions(0, kind.heap()));
    }

    public ServersOptions patience(Duration longest) {
        return new ServersOptions(data, purpose, servers, longest, say);
    }

    public ServersOptions say(Consumer<String> listener) {
        return new ServersOptions(data, purpose, servers, patience, listener);
    }

    private ServersOptions with(ServerKind kind, ServerOptions server) {
        var changed = new EnumMap<>(servers);
        changed.put(kind, server);
        return servers(changed);
    }

    private ServersOptions servers(Map<ServerKind, ServerOptions> chosen) {
        return new ServersOptions(data, purpose, chosen, patience, say);
    }
}
