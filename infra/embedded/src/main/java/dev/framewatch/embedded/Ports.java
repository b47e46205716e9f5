package dev.framewatch.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** Free ports on 127.0.0.1, none given twice, below those that systems hand out to outgoing connections. */
final class Ports {
    // A client that keeps trying to reach a server that is down can, by chance, be given the server's own port as its
    // local one, and then talks to itself and keeps the server from coming back. These are never handed out so.
    private static final int FROM = 15_000;
    private static final int BELOW = 32_000;

    private final Set<Integer> given = new HashSet<>();

    /** The port itself if it is not 0, else a free one. */
    int orFree(int port) {
        if (port != 0) {
            given.add(port);
            return port;
        }
        for (int i = 0; i < 1_000; i++) {
            int candidate = ThreadLocalRandom.current().nextInt(FROM, BELOW);
            if (isFree(candidate) && given.add(candidate)) {
                return candidate;
            }
        }
        throw new ServersUnavailable("No free port was found between " + FROM + " and " + BELOW + "; name one.");
    }

    static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
