package dev.framewatch.collector.http;

import java.time.Duration;
import org.springframework.util.unit.DataSize;

/** Clients for servers on this machine. */
public final class TestClients {
    private TestClients() {}

    /** Clients that may ask this machine, and wait for 5 seconds at most. */
    public static SourceClients local() {
        return new SourceClients(settings(true));
    }

    /** The same, which wait longer, however busy this machine is. */
    public static SourceClients patient() {
        return new SourceClients(new HttpSettings(
                true, Duration.ofSeconds(30), Duration.ofSeconds(5), Duration.ofSeconds(10), DataSize.ofMegabytes(1)));
    }

    static HttpSettings settings(boolean privateAddresses) {
        return new HttpSettings(
                privateAddresses,
                Duration.ofSeconds(5),
                Duration.ofMillis(500),
                Duration.ofMillis(1500),
                DataSize.ofKilobytes(64));
    }
}
