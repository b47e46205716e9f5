package dev.framewatch.allinone;

import dev.framewatch.embedded.EmbeddedServers;
import java.net.URI;
import java.nio.file.Path;

/** A broker and a node for tests that run on either kind: child processes, or containers where Maven's profile says so. */
interface Servers extends AutoCloseable {
    /** Starts what {@code framewatch.test.servers} names. */
    static Servers start(Path data) {
        String kind = System.getProperty("framewatch.test.servers", "embedded");
        return switch (kind) {
            case "embedded" -> new Embedded(RunningPipeline.servers(data));
            case "containers" -> ContainerServers.start();
            default -> throw new IllegalArgumentException("framewatch.test.servers is " + kind);
        };
    }

    URI elasticsearch();

    /** The installation, led to them. */
    Installation lead(Installation installation);

    @Override
    void close();

    /** Child processes. */
    record Embedded(EmbeddedServers servers) implements Servers {
        @Override
        public URI elasticsearch() {
            return servers.elasticsearch();
        }

        @Override
        public Installation lead(Installation installation) {
            return installation
                    .with("spring.kafka.bootstrap-servers", servers.bootstrapServers())
                    .with("spring.elasticsearch.uris", servers.elasticsearch());
        }

        @Override
        public void close() {
            servers.close();
        }
    }
}
