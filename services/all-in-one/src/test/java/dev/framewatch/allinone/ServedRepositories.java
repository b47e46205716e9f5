package dev.framewatch.allinone;

import dev.framewatch.collector.EventPublisher;
import dev.framewatch.collector.EventPublishers;
import dev.framewatch.collector.OutageListener;
import dev.framewatch.embedded.EmbeddedServers;
import dev.framewatch.event.AdoptionEvent;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Repositories in generation 1, a process with the API that serves them, and the command line on their servers: in this
 * process, or in one that is killed.
 */
final class ServedRepositories implements AutoCloseable {
    static final int EVENTS = 400;

    private final Path data;
    private final EmbeddedServers servers;
    private final Pipeline api;
    private final List<AdoptionEvent> collected = OtherTaxonomy.repositories(2020, 0, EVENTS);

    ServedRepositories(Path data) throws Exception {
        this.data = data;
        servers = RunningPipeline.servers(data);
        Installation here = Installation.in(data)
                .with("spring.kafka.bootstrap-servers", servers.bootstrapServers())
                .with("spring.elasticsearch.uris", servers.elasticsearch())
                .with("framewatch.query.age", "0")
                .with("framewatch.query.limit.requests", 1_000_000)
                .with("framewatch.instance", "test");
        try (Pipeline pipeline = Pipeline.start(here, "a test", List.of(Part.COLLECT, Part.CLASSIFY, Part.INDEX));
                EventPublisher publisher = pipeline.bean(EventPublishers.class).open("test", new OutageListener() {})) {
            for (int from = 0; from < EVENTS; from += 20) {
                publisher.publish(collected.subList(from, from + 20));
            }
            pipeline.awaitSearchable();
        }
        api = Pipeline.start(here, "a test", List.of(Part.QUERY, Part.GENERATIONS));
    }

    List<AdoptionEvent> collected() {
        return collected;
    }

    Pipeline api() {
        return api;
    }

    /** Where the API answers. */
    URI address() {
        return URI.create(api.http().orElseThrow());
    }

    Indexes indexes(String generation) {
        return new Indexes(servers.elasticsearch(), generation);
    }

    /** Runs a command in this process. */
    Answer framewatch(String... words) {
        return Answer.to(with(servers.elasticsearch(), words));
    }

    /** Runs it in another one that is killed (SIGKILL) at this moment; fails if it ends before. */
    void kill(DeadlyProxy.Moment moment, String... words) throws Exception {
        Path log = data.resolve("killed.log");
        try (DeadlyProxy proxy = new DeadlyProxy(servers.elasticsearch(), moment)) {
            Process process = ChildProcess.start(log, 512, Map.of(), List.of(with(proxy.address(), words)));
            try {
                proxy.kill(process);
            } catch (AssertionError notInTheMiddle) {
                throw new AssertionError(Files.readString(log), notInTheMiddle);
            }
        }
    }

    private String[] with(URI elasticsearch, String... words) {
        return Stream.concat(
                        Stream.of(words),
                        Stream.of(
                                "--data=" + data.resolve("process"),
                                "--set=spring.kafka.bootstrap-servers=" + servers.bootstrapServers(),
                                "--set=spring.elasticsearch.uris=" + elasticsearch,
                                "--set=framewatch.instance=killed",
                                "--set=framewatch.indexer.bulk-documents=20",
                                "--set=framewatch.indexer.recount-pause=1s"))
                .toArray(String[]::new);
    }

    @Override
    public void close() {
        api.close();
        servers.close();
    }
}
