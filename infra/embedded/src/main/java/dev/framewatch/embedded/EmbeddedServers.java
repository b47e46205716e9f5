package dev.framewatch.embedded;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A real Kafka broker and a real Elasticsearch node on this machine, as child processes on 127.0.0.1 that never outlive
 * this process. Their data stay in one folder, which one process holds at a time.
 */
public final class EmbeddedServers implements AutoCloseable {
    private static final long LOG_BYTES = 8L * 1024 * 1024;

    private final Hold hold;
    private final Map<ServerKind, EmbeddedServer> servers;

    private EmbeddedServers(Hold hold, Map<ServerKind, EmbeddedServer> servers) {
        this.hold = hold;
        this.servers = servers;
    }

    /**
     * Starts the servers, both at once, and returns when they answer.
     *
     * @throws ServersUnavailable if another process holds the data, or a server does not start; then none is left
     */
    public static EmbeddedServers start(ServersOptions options) {
        var servers = servers(options);
        var hold =
                Hold.take(options.data(), options.purpose(), Clock.systemUTC().instant());
        var started = new EmbeddedServers(hold, servers);
        try {
            started.startAll();
            return started;
        } catch (RuntimeException e) {
            started.close();
            throw e;
        }
    }

    /** Who holds the data in this folder now, in whichever process. */
    public static Optional<Holder> holder(Path data) {
        return Hold.holder(data);
    }

    /**
     * The broker's {@code host:port}.
     *
     * @throws IllegalStateException if Kafka is not among the servers that were asked for
     */
    public String bootstrapServers() {
        return server(ServerKind.KAFKA).address();
    }

    /**
     * The node's address.
     *
     * @throws IllegalStateException if Elasticsearch is not among the servers that were asked for
     */
    public URI elasticsearch() {
        return URI.create(server(ServerKind.ELASTICSEARCH).address());
    }

    /** One of the servers, to cut it and bring it back.
     *
     * @throws IllegalStateException if it is not among the servers that were asked for
     */
    public EmbeddedServer server(ServerKind kind) {
        EmbeddedServer server = servers.get(kind);
        if (server == null) {
            throw new IllegalStateException(kind + " was not asked for");
        }
        return server;
    }

    /** Tells whoever finds the data held something more, such as where the page is. */
    public void attribute(String name, String value) {
        hold.tell(holder -> holder.with(name, value));
    }

    /** Ends the servers in order, both at once, and gives the data up. */
    @Override
    public void close() {
        try (hold;
                var both = Executors.newVirtualThreadPerTaskExecutor()) {
            servers.values().forEach(server -> both.execute(server::stop));
        }
    }

    private static Map<ServerKind, EmbeddedServer> servers(ServersOptions options) {
        var ports = new Ports();
        var servers = new EnumMap<ServerKind, EmbeddedServer>(ServerKind.class);
        options.servers().forEach((kind, server) -> {
            Path folder = options.data().resolve(kind.id());
            int port = ports.orFree(server.port());
            Setup setup = switch (kind) {
                case KAFKA -> new KafkaSetup(folder, port, ports.orFree(0), server.heap(), server.more());
                case ELASTICSEARCH -> new ElasticsearchSetup(folder, port, server.heap());
            };
            var log = new ServerLog(options.data().resolve("logs"), kind.id() + ".log", LOG_BYTES);
            servers.put(kind, new EmbeddedServer(new Launch(setup, log, options.patience()), options.say()));
        });
        return servers;
    }

    private void startAll() {
        try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
            var starts = new ExecutorCompletionService<EmbeddedServer>(both);
            servers.values().forEach(server -> starts.submit(server::start, server));
            for (int i = 0; i < servers.size(); i++) {
                await(starts, both);
            }
        }
        hold.tell(holder -> holder.at(
                Optional.ofNullable(servers.get(ServerKind.KAFKA)).map(EmbeddedServer::address),
                Optional.ofNullable(servers.get(ServerKind.ELASTICSEARCH))
                        .map(server -> URI.create(server.address()))));
    }

    /** Waits for the next start to be done; where it failed, the other one is not waited for. */
    private static void await(ExecutorCompletionService<EmbeddedServer> starts, ExecutorService both) {
        try {
            starts.take().get();
        } catch (ExecutionException e) {
            both.shutdownNow();
            throw e.getCause() instanceof ServersUnavailable why ? why : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            both.shutdownNow();
            Thread.currentThread().interrupt();
            throw new ServersUnavailable("The servers did not start: nobody waited for them any more.", e);
        }
    }
}
