package dev.framewatch.allinone;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A Chromium of this machine, which opens the page and tells when something is seen: by its DevTools protocol. */
final class BenchBrowser implements AutoCloseable {
    private static final List<Path> PLACES = List.of(
            Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"), Path.of("/usr/bin/google-chrome"));

    private static final List<String> ARGUMENTS = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--window-size=1280,900",
            "--remote-debugging-port=0");

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long LOOK_NANOS = 20_000_000;

    /** Tells when the first paint was, and when all parts of the first screen have their answers and are drawn. */
    private static final String WATCH = """
        new Promise(resolve => {
          const look = () => {
            const parts = [...document.querySelectorAll('#first section.part')];
            const paint = performance.getEntriesByName('first-contentful-paint')[0];
            if (paint && parts.length > 0 && parts.every(part => part.getAttribute('aria-busy') === 'false')) {
              requestAnimationFrame(() => setTimeout(() =>
                resolve({paint: paint.startTime, figures: performance.now()})));
            } else {
              setTimeout(look, 5);
            }
          };
          look();
        })
        """;

    private final Process chromium;
    private final Path profile;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private BenchBrowser(Process chromium, Path profile) {
        this.chromium = chromium;
        this.profile = profile;
    }

    /**
     * When something is seen, in milliseconds since the page was asked for.
     *
     * @param paint the first text
     * @param figures the figures of the first screen
     */
    record Seen(double paint, double figures) {}

    /** Starts one, if there is any. */
    static Optional<BenchBrowser> start() throws IOException {
        Optional<Path> found = PLACES.stream().filter(Files::isExecutable).findFirst();
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Path profile = Files.createTempDirectory("framewatch-browser");
        List<String> command = new ArrayList<>(List.of(found.get().toString()));
        command.addAll(ARGUMENTS);
        command.add("--user-data-dir=" + profile);
        command.add("about:blank");
        return Optional.of(new BenchBrowser(
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start(),
                profile));
    }

    /** Opens an address in a tab of its own that has nothing in its cache. */
    Seen open(String address) throws IOException, InterruptedException {
        HttpRequest fresh = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + "/json/new?about:blank"))
                .PUT(HttpRequest.BodyPublishers.noBody())
                .build();
        JsonNode tab = JsonMapper.shared()
                .readTree(http.send(fresh, HttpResponse.BodyHandlers.ofString()).body());
        try (BenchTab told =
                BenchTab.at(URI.create(tab.path("webSocketDebuggerUrl").asString("")), http)) {
            told.tell("Network.enable", Map.of());
            told.tell("Network.setCacheDisabled", Map.of("cacheDisabled", true));
            told.tell("Page.navigate", Map.of("url", address));
            JsonNode seen = told.tell(
                            "Runtime.evaluate",
                            Map.of("expression", WATCH, "awaitPromise", true, "returnByValue", true))
                    .path("result")
                    .path("value");
            told.tell("Page.close", Map.of());
            return new Seen(seen.path("paint").asDouble(), seen.path("figures").asDouble());
        }
    }

    /** The port, which it chooses itself and writes down. */
    private String port() throws IOException {
        Path written = profile.resolve("DevToolsActivePort");
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < until && chromium.isAlive()) {
            List<String> lines = Files.exists(written) ? Files.readAllLines(written) : List.of();
            if (lines.size() > 1) {
                return lines.getFirst();
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
        throw new Failure("Chromium did not start.");
    }

    /** Ends it with all its processes: each of them may still write into the profile while it ends. */
    @Override
    public void close() throws IOException {
        http.close();
        List<ProcessHandle> all = Stream.concat(chromium.descendants(), Stream.of(chromium.toHandle()))
                .toList();
        chromium.destroy();
        await(all);
        all.forEach(ProcessHandle::destroyForcibly);
        await(all);
        FileSystemUtils.deleteRecursively(profile);
    }

    private static void await(List<ProcessHandle> all) {
        CompletableFuture<?>[] ends = all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(ends)
                .completeOnTimeout(null, PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
    }
}
