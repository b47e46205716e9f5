package dev.framewatch.query;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** So many of something for each client in a time: a token bucket for each address. Safe for several threads. */
final class ClientLimit {
    /** What one customer of a provider is given of IPv6, in bytes; every address in it is his. */
    private static final int NETWORK = 8;

    private final int most;
    private final Duration time;
    private final int clients;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * @param most how many, and how many at once
     * @param time how long it takes until so many may come again
     * @param clients how many clients are told apart
     */
    ClientLimit(int most, Duration time, int clients) {
        this.most = most;
        this.time = time;
        this.clients = clients;
    }

    /**
     * Counts one.
     *
     * @throws Problem if it is one too many
     */
    void take(String address) {
        ConsumptionProbe probe = bucket(network(address)).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw Problem.tooMany(most, time, Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }

    private synchronized Bucket bucket(String network) {
        Bucket bucket = buckets.computeIfAbsent(
                network,
                fresh -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(most).refillGreedy(most, time))
                        .build());
        if (buckets.size() > clients) {
            buckets.remove(buckets.keySet().iterator().next());
        }
        return bucket;
    }

    /** How many clients are told apart at the moment. */
    synchronized int size() {
        return buckets.size();
    }

    private static String network(String address) {
        try {
            return InetAddress.getByName(address) instanceof Inet6Address long6
                    ? HexFormat.of().formatHex(Arrays.copyOf(long6.getAddress(), NETWORK))
                    : address;
        } catch (UnknownHostException unreadable) {
            return address;
        }
    }
}
