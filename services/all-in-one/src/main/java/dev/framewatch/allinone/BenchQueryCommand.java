package dev.framewatch.allinone;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import dev.framewatch.embedded.EmbeddedServers;
import dev.framewatch.embedded.ServersOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures the answers to the page's queries, and checks them against the events. */
@Command(
        name = "query",
        description = "Measure the page's queries and its first screen over generated events, and compare its figures"
                + " with the same ones aggregated from the events.",
        footer = {
            "",
            "Every query that the page asks, whatever its controls say, is asked alone, one after the other, by a"
                    + " reader",
            "who keeps no answer. The round before those that count warms up.",
            "",
            "Examples:",
            "  ./framewatch bench query --events 5000000 --data bench",
        })
final class BenchQueryCommand implements Callable<Integer> {
    private static final String PURPOSE = "framewatch bench";
    private static final int OPENED = 5;

    private final Terminal terminal;
    private final LocalDate today = LocalDate.now(Clock.systemUTC());

    @Option(names = "--events", paramLabel = "N", description = "Events there are (default: ${DEFAULT-VALUE}).")
    private int events = 5_000_000;

    @Option(names = "--rounds", paramLabel = "N", description = "Rounds that count (default: ${DEFAULT-VALUE}).")
    private int rounds = 1;

    @Option(
            names = "--every",
            paramLabel = "N",
            description = "Asks what each N-th state of the page's controls asks (default: ${DEFAULT-VALUE}, all).")
    private int every = 1;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Keeps the events here, where the next run finds them (default: a folder that is deleted).")
    private @Nullable Path data;

    @Option(names = "--seed", paramLabel = "N", description = "Decides what is generated (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    BenchQueryCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (events < 1 || rounds < 1 || every < 1) {
            throw new WrongUsage("--events is " + events + ", --rounds " + rounds + " and --every " + every
                    + "; all are at least 1");
        }
        if (data != null) {
            return measure(data.toAbsolutePath());
        }
        Path folder = Files.createTempDirectory("framewatch-bench");
        try {
            return measure(folder);
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private int measure(Path folder) throws IOException, InterruptedException {
        try (EmbeddedServers servers =
                EmbeddedServers.start(ServersOptions.of(folder, PURPOSE).say(terminal::say))) {
            Installation installation = Installation.in(folder)
                    .with("spring.kafka.bootstrap-servers", servers.bootstrapServers())
                    .with("spring.elasticsearch.uris", servers.elasticsearch())
                    .with("framewatch.elasticsearch.refresh-interval", "30s");
            new BenchStock(installation, servers.elasticsearch(), terminal::say)
                    .fill(new BenchArchive(seed, today.plusDays(1)), events);
            // Whoever only asks publishes nothing meanwhile, and raises and sends no alerts.
            Installation silent = installation
                    .with("framewatch.query.publish", false)
                    .with("framewatch.alerts.enabled", false)
                    .with("framewatch.query.limit.requests", Integer.MAX_VALUE);
            ask(silent.with("framewatch.query.kept", "0B"), false);
            return ask(silent, true) ? 0 : 1;
        }
    }

    /** Asks a process that keeps answers, or one that keeps none; the first is looked at in a browser and checked too. */
    private boolean ask(Installation installation, boolean keeps) throws IOException, InterruptedException {
        try (Pipeline page = Pipeline.start(installation, PURPOSE, List.of(Part.QUERY));
                BenchReader reader = new BenchReader(page.http().orElseThrow())) {
            BenchRounds asking = new BenchRounds(reader, views(), new Random(seed), terminal);
            if (!keeps) {
                asking.anew();
                return true;
            }
            asking.again(rounds);
            open(page.http().orElseThrow());
            BenchRecount recount = new BenchRecount(page.bean(ElasticsearchClient.class));
            return new BenchFigures(reader, recount, today).print(terminal);
        }
    }

    private List<BenchView> views() {
        List<BenchView> all = new BenchViews(today).all();
        return IntStream.iterate(0, i -> i < all.size(), i -> i + every)
                .mapToObj(all::get)
                .toList();
    }

    /** Opens the page again and again; the first time the browser itself is cold. */
    private void open(String address) throws IOException, InterruptedException {
        Optional<BenchBrowser> chromium = BenchBrowser.start();
        if (chromium.isEmpty()) {
            terminal.print("The first screen is not measured: there is no Chromium on this machine.");
            terminal.print("");
            return;
        }
        Listing listing = new Listing("page opened", "first paint ms", "first screen's figures ms");
        try (BenchBrowser browser = chromium.get()) {
            for (int time = 1; time <= OPENED; time++) {
                BenchBrowser.Seen seen = browser.open(address + "/");
                listing.row(
                        time == 1 ? "1, browser cold" : String.valueOf(time),
                        BenchTimes.millis(seen.paint()),
                        BenchTimes.millis(seen.figures()));
            }
        }
        listing.print(terminal, Listing.Format.table);
        terminal.print("");
    }
}
