package dev.framewatch.embedded;

import java.util.Map;

/**
 * How to start one server.
 *
 * @param port its port on 127.0.0.1; 0 for a free one
 * @param heap its largest heap in MiB
 * @param more further properties of a broker, by Kafka's names, which come before its own; {@code listeners} come beside
 */
public record ServerOptions(int port, int heap, Map<String, String> more) {
    private static final int SMALLEST_HEAP = 128;

    public ServerOptions {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port is " + port + "; a port is 1 to 65535, and 0 means a free one");
        }
        if (heap < SMALLEST_HEAP) {
            throw new IllegalArgumentException(
                    "heap is " + heap + " MiB; no server runs in less than " + SMALLEST_HEAP);
        }
        more = Map.copyOf(more);
    }

    /** One with no further properties. */
    public ServerOptions(int port, int heap) {
        this(port, heap, Map.of());
    }
}
