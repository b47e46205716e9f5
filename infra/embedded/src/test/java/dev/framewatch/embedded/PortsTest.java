package dev.framewatch.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PortsTest {
    private final Ports ports = new Ports();

    @Test
    void freePortsAreDistinctAndBelowThoseOfOutgoingConnections() {
        Set<Integer> given = new HashSet<>();
        for (int i = 0; i < 500; i++) {
            given.add(ports.orFree(0));
        }

        assertThat(given).hasSize(500).allMatch(port -> port >= 15_000 && port < 32_000);
    }

    @Test
    void aPortThatIsNamedIsTaken() {
        assertThat(ports.orFree(9_092)).isEqualTo(9_092);
    }

    @Test
    void aPortOnWhichSomeoneListensIsNotFree() throws Exception {
        int port;
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = taken.getLocalPort();
            assertThat(Ports.isFree(port)).isFalse();
        }
        assertThat(Ports.isFree(port)).isTrue();
    }
}
