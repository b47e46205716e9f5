package dev.framewatch.allinone;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A classifier or an indexer in a process of its own, as its management port tells about it. */
final class SoakService {
    private static final int HEAP = 256;
    private static final int OK = 200;
    private static final long FAREWELL_SECONDS = 60;
    /** Exit code of a process that ended in order after SIGTERM. */
    private static final int TERMINATED = 143;

    private static final Duration ANSWER = Duration.ofSeconds(60);
    private static final Pattern PORT = Pattern.compile("Tomcat started on port ([1-9]\\d*)");
    private static final Pattern REBALANCES =
            Pattern.compile("(?m)^kafka_consumer_coordinator_rebalance_total(?:\\{[^}]*})? (\\S+)");

    private final Process process;
    private final Path log;
    private final HttpClient http = HttpClient.newHttpClient();

    private SoakService(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * Starts one.
     *
     * @param kind {@code classifier} or {@code indexer}
     * @param log a file that is not there yet
     * @param settings Spring properties that are given to it
     */
    static SoakService start(String kind, Path log, Map<String, String> settings) throws IOException {
        Map<String, String> all = new HashMap<>(settings);
        all.put("management.server.port", "0");
        return new SoakService(ChildProcess.start(log, HEAP, all, List.of("soak", "service", "--of", kind)), log);
    }

    /** How many rebalances of its group it has taken part in; 0 before the first. */
    long rebalances() throws IOException, InterruptedException {
        if (!process.isAlive()) {
            throw new Failure("A service ended by itself:\n" + Files.readString(log));
        }
        Optional<String> port = PORT.matcher(Files.readString(log))
                .results()
                .map(found -> found.group(1))
                .reduce((_, last) -> last);
        return port.isEmpty() ? 0 : rebalances(port.get());
    }

    private long rebalances(String port) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/prometheus"))
                .timeout(ANSWER)
                .build();
        HttpResponse<String> metrics = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (metrics.statusCode() != OK) {
            throw new Failure("A service shows no metrics: " + metrics.body());
        }
        return REBALANCES
                .matcher(metrics.body())
                .results()
                .map(MatchResult::group)
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** Processor time until now. */
    Duration processorTime() {
        return process.info()
                .totalCpuDuration()
                .orElseThrow(() -> new Failure("This system does not tell what processor time a process took."));
    }

    /** Asks it to end (SIGTERM), and waits until it has done so in order; kills it where it does not. */
    void leave() throws InterruptedException, IOException {
        try {
            // Not the process's own destroy, which closes its standard input too: what is tied to that ends at once.
            var ignored = process.toHandle().destroy();
            if (!process.waitFor(FAREWELL_SECONDS, TimeUnit.SECONDS) || process.exitValue() != TERMINATED) {
                throw new Failure("A service did not end in order when it was asked to:\n" + Files.readString(log));
            }
        } finally {
            kill();
        }
    }

    void kill() {
        process.destroyForcibly();
        process.onExit().join();
        http.close();
    }

    @Override
    public String toString() {
        return String.valueOf(log.getFileName());
    }
}
