package dev.framewatch.allinone;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ShardStatistics;
import dev.framewatch.collector.EventPublisher;
import dev.framewatch.collector.EventPublishers;
import dev.framewatch.collector.OutageListener;
import dev.framewatch.elasticsearch.AdoptionIndexes;
import dev.framewatch.embedded.EmbeddedServers;
import dev.framewatch.embedded.ServerKind;
import dev.framewatch.embedded.ServersOptions;
import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.operations.EventMeters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures the whole pipeline beside the floor, by turns in one run. */
@Command(
        name = "pipeline",
        description = "Measure collected to searchable beside the floor: the same documents, posted by a plain loader.",
        footer = {
            "",
            "The first rounds warm up all three processes and stand in no median. CPU is microseconds an event of each",
            "process (Linux).",
            "",
            "Examples:",
            "  ./framewatch bench pipeline --events 200000 --rounds 3",
            "  ./framewatch bench pipeline --partitions 12 --shards 3",
        })
final class BenchPipelineCommand implements Callable<Integer> {
    private static final int BATCH = 2_000;

    /** The floor's requests are held in memory, some 2 kB an event while they are made. */
    private static final int MOST_EVENTS = 1_000_000;

    private static final long LOOK_NANOS = 2_000_000;
    private static final OutageListener SILENT = new OutageListener() {};

    private final Terminal terminal;
    private final Listing listing = new Listing("round", "side", "events/s", "ours", "kafka", "elasticsearch", "ratio");
    private final List<Double> ratios = new ArrayList<>();

    @Option(
            names = "--events",
            paramLabel = "N",
            description = "Events a round, at most 1000000 (default: ${DEFAULT-VALUE}).")
    private int events = 200_000;

    @Option(names = "--rounds", paramLabel = "N", description = "Rounds that count (default: ${DEFAULT-VALUE}).")
    private int rounds = 3;

    @Option(names = "--warm-up", paramLabel = "N", description = "Rounds before those (default: ${DEFAULT-VALUE}).")
    private int warmUp = 3;

    @Option(
            names = "--partitions",
            paramLabel = "N",
            description = "Partitions of each topic of events (default: ${DEFAULT-VALUE}).")
    private int partitions = 4;

    @Option(
            names = "--shards",
            paramLabel = "N",
            description = "Shards of each index of events (default: ${DEFAULT-VALUE}).")
    private int shards = 1;

    @Option(names = "--format", description = "table, csv or json (default: ${DEFAULT-VALUE}).")
    private Listing.Format format = Listing.Format.table;

    BenchPipelineCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (events < 1 || events > MOST_EVENTS || rounds < 1 || partitions < 1 || shards < 1 || warmUp < 0) {
            throw new WrongUsage("--events is " + events + ", --rounds " + rounds + ", --partitions " + partitions
                    + ", --shards " + shards + " and --warm-up " + warmUp
                    + "; the last is at least 0, the others are at least 1, and events at most " + MOST_EVENTS);
        }
        Path folder = Files.createTempDirectory("framewatch-bench");
        try (EmbeddedServers servers = EmbeddedServers.start(
                ServersOptions.of(folder.resolve("data"), "framewatch bench").say(terminal::say))) {
            measure(servers, folder);
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
        listing.print(terminal, format);
        terminal.say(String.format(Locale.ROOT, "median ratio of %d warm rounds: %.2f", rounds, median(ratios)));
        return 0;
    }

    private void measure(EmbeddedServers servers, Path folder) throws IOException, InterruptedException {
        Installation installation = Installation.in(folder.resolve("ours"))
                .with("spring.kafka.bootstrap-servers", servers.bootstrapServers())
                .with("spring.elasticsearch.uris", servers.elasticsearch())
                .with("framewatch.kafka.partitions", partitions)
                .with("framewatch.elasticsearch.shards", shards)
                .with("framewatch.elasticsearch.refresh-interval", "30s");
        BenchFloor floor = prepared(installation);
        for (int round = 1 - warmUp; round <= rounds; round++) {
            double ofFloor = floor(servers, installation, floor, round);
            double ofPipeline = pipeline(servers, installation, round, ofFloor);
            if (round > 0) {
                ratios.add(ofPipeline / ofFloor);
            }
            terminal.say("round " + (warmUp + round) + " of " + (warmUp + rounds));
        }
    }

    /** Both sides' input; the events themselves are garbage afterwards, so that no round pays for keeping them. */
    private BenchFloor prepared(Installation installation) {
        List<AdoptionEvent> all = BenchEvents.of(events, 1);
        collect(installation, all);
        return new BenchFloor(all);
    }

    private static void collect(Installation installation, List<AdoptionEvent> all) {
        try (Pipeline collectors = Pipeline.start(installation, "framewatch bench", List.of(Part.COLLECT));
                EventPublisher publisher =
                        collectors.bean(EventPublishers.class).open("bench", SILENT)) {
            for (int from = 0; from < all.size(); from += BATCH) {
                publisher.publish(all.subList(from, Math.min(all.size(), from + BATCH)));
            }
        }
    }

    private double floor(EmbeddedServers servers, Installation installation, BenchFloor floor, int round)
            throws IOException, InterruptedException {
        String generation = "floor" + (warmUp + round);
        Installation own = installation.with("framewatch.generation", generation);
        try (Pipeline indexes = Pipeline.start(own, "framewatch bench", List.of(Part.INDEX))) {
            indexes.bean(AdoptionIndexes.class).ensure(generation);
            BenchCpu before = cpu(servers);
            long began = System.nanoTime();
            floor.post(servers.elasticsearch(), generation);
            count(indexes, generation);
            return row(round, "floor", began, cpu(servers).since(before), 0, indexes, generation);
        }
    }

    private double pipeline(EmbeddedServers servers, Installation installation, int round, double ofFloor)
            throws IOException {
        String generation = "pipeline" + (warmUp + round);
        Installation own = installation.with("framewatch.generation", generation);
        try (Pipeline pipeline = Pipeline.start(own, "framewatch bench", List.of(Part.CLASSIFY, Part.INDEX))) {
            until(pipeline, EventMeters.TAGGED, 1);
            BenchCpu before = cpu(servers);
            long began = System.nanoTime();
            until(pipeline, EventMeters.INDEXED, events);
            count(pipeline, generation);
            return row(round, "pipeline", began, cpu(servers).since(before), ofFloor, pipeline, generation);
        }
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }

    private static void until(Pipeline pipeline, String counter, long least) {
        while (pipeline.count(counter) < least) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    /** Makes the documents searchable and checks that all are there. */
    private void count(Pipeline pipeline, String generation) throws IOException {
        ElasticsearchClient client = pipeline.bean(ElasticsearchClient.class);
        List<String> indexes = AdoptionIndexes.of(generation);
        indexes.removeLast();
        ShardStatistics refreshed = Objects.requireNonNull(
                client.indices().refresh(refresh -> refresh.index(indexes)).shards(), "shards");
        long primaries = refreshed.successful().longValue();
        if (primaries != (long) indexes.size() * shards) {
            throw new Failure(primaries + " shards hold the documents, and not " + shards + " an index");
        }
        long found = client.count(count -> count.index(indexes)).count();
        if (found != events) {
            throw new Failure(found + " documents are searchable of " + events);
        }
    }

    private double row(
            int round, String side, long began, BenchCpu cpu, double ofFloor, Pipeline pipeline, String generation)
            throws IOException {
        double rate = events / ((System.nanoTime() - began) / 1e9);
        listing.row(
                round > 0 ? String.valueOf(round) : "warm-up " + (warmUp + round),
                side,
                String.valueOf(Math.round(rate)),
                BenchCpu.each(cpu.ours(), events),
                BenchCpu.each(cpu.kafka(), events),
                BenchCpu.each(cpu.elasticsearch(), events),
                ofFloor == 0 ? "" : String.format(Locale.ROOT, "%.2f", rate / ofFloor));
        List<String> indexes = AdoptionIndexes.of(generation);
        pipeline.bean(ElasticsearchClient.class).indices().delete(delete -> delete.index(indexes));
        return rate;
    }

    private static BenchCpu cpu(EmbeddedServers servers) throws IOException {
        return BenchCpu.now(
                servers.server(ServerKind.KAFKA).pid(),
                servers.server(ServerKind.ELASTICSEARCH).pid());
    }
}
