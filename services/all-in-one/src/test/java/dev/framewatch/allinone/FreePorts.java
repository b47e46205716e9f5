package dev.framewatch.allinone;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** Ports that are free and stay so: below those that systems hand out to outgoing connections. */
final class FreePorts {
    private static final int FROM = 15_000;
    private static final int BELOW = 32_000;
    private static final int TRIES = 1_000;

    private FreePorts() {}

    static int one() {
        return row(1);
    }

    /** The first of so many in a row. */
    static int row(int length) {
        return ThreadLocalRandom.current()
                .ints(TRIES, FROM, BELOW - length)
                .filter(first -> IntStream.range(first, first + length).allMatch(FreePorts::isFree))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no free port between " + FROM + " and " + BELOW));
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
