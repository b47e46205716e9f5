package dev.framewatch.allinone;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import dev.framewatch.elasticsearch.AdoptionIndexes;
import dev.framewatch.elasticsearch.ServedGeneration;
import dev.framewatch.embedded.EmbeddedServers;
import dev.framewatch.event.Topic;
import dev.framewatch.kafka.Deployment;
import dev.framewatch.kafka.Generation;
import dev.framewatch.kafka.Generations;
import dev.framewatch.kafka.KafkaClients;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.search.Search;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Services of Framewatch that run in this process, on embedded servers or on those that the settings name. Closing it
 * ends the services first and then the servers; so does the end of this process (Ctrl-C, SIGTERM), which waits for that.
 */
final class Pipeline implements AutoCloseable {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

    private final @Nullable EmbeddedServers servers;
    private final ConfigurableApplicationContext context;
    private volatile @Nullable String lastServed;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Runnable last;
    private final Thread atExit = Thread.ofPlatform().name("ending").unstarted(this::end);

    private Pipeline(@Nullable EmbeddedServers servers, ConfigurableApplicationContext context, Runnable last) {
        this.servers = servers;
        this.context = context;
        this.last = last;
        try {
            Runtime.getRuntime().addShutdownHook(atExit);
        } catch (IllegalStateException exiting) {
            throw Starting.ended(exiting);
        }
    }

    /**
     * Starts what is missing of the servers, and then the services.
     *
     * @param installation where it runs, and with which settings
     * @param purpose who starts it, for others who find the data held
     * @param parts the services
     */
    static Pipeline start(Installation installation, String purpose, List<Part> parts) {
        return start(installation, purpose, parts, () -> {});
    }

    /** Starts them; {@code last} is done when services and servers have ended, or did not start. */
    static Pipeline start(Installation installation, String purpose, List<Part> parts, Runnable last) {
        Deque<Runnable> begun = new ArrayDeque<>(List.of(last));
        boolean up = false;
        try (Starting _ = Starting.begin()) {
            try {
                Optional<EmbeddedServers> servers = installation.startServers(purpose, parts);
                servers.ifPresent(embedded -> begun.push(embedded::close));
                ConfigurableApplicationContext context = context(installation, servers, parts);
                begun.push(context::close);
                Pipeline started = new Pipeline(servers.orElse(null), context, last);
                started.http().ifPresent(address -> servers.ifPresent(embedded -> embedded.attribute("http", address)));
                up = true;
                return started;
            } finally {
                if (!up) {
                    Starting.clear(begun);
                }
            }
        }
    }

    private static ConfigurableApplicationContext context(
            Installation installation, Optional<EmbeddedServers> servers, List<Part> parts) {
        Map<String, String> settings = new HashMap<>(installation.settings());
        servers.ifPresent(embedded -> settings.putAll(Installation.addresses(embedded, parts)));
        return new SpringApplicationBuilder(
                        parts.stream().map(Part::configuration).toArray(Class<?>[]::new))
                .sources(Part.Base.class)
                .web(Part.web(parts))
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .properties(new HashMap<>(installation.defaults(parts)))
                .run(settings.entrySet().stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new));
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    <T> List<T> beans(Class<T> type) {
        return context.getBeanProvider(type).orderedStream().toList();
    }

    /** The embedded servers, if any were started. */
    Optional<EmbeddedServers> servers() {
        return Optional.ofNullable(servers);
    }

    /** The address of the API, where it was started. */
    Optional<String> http() {
        return address("local.server.port");
    }

    /** Where metrics and health are, if they are apart from the API. */
    Optional<String> management() {
        return address("local.management.port").map(address -> address + "/actuator");
    }

    private Optional<String> address(String port) {
        return Optional.ofNullable(context.getEnvironment().getProperty(port)).map("http://127.0.0.1:"::concat);
    }

    /** The generation that is told about here: the one that was set, else the one that is served; none at first. */
    Optional<Generation> generation() {
        return generationId().flatMap(bean(Generations.class)::find);
    }

    /** While Elasticsearch is away, the one that it named last. */
    private Optional<String> generationId() {
        String set = bean(Deployment.class).generation();
        if (set != null) {
            return Optional.of(set);
        }
        try {
            ServedGeneration.served(bean(ElasticsearchClient.class)).ifPresent(served -> lastServed = served.id());
        } catch (IOException | ElasticsearchException away) {
            return Optional.ofNullable(lastServed);
        }
        return Optional.ofNullable(lastServed);
    }

    /** How often something was counted for that generation in this process since its start, with these tags. */
    long count(String meter, String... tags) {
        return generationId()
                .map(id -> bean(MeterRegistry.class).find(meter).tags(tags).tag("generation", id))
                .map(Search::counter)
                .map(counter -> Math.round(counter.count()))
                .orElse(0L);
    }

    /** Whether everything that was collected until now is searchable in that generation, its daily rows included. */
    boolean searchable() {
        return generation().filter(this::isSearchable).isPresent();
    }

    private boolean isSearchable(Generation generation) {
        Backlog backlog = new Backlog(bean(KafkaClients.class));
        try {
            return backlog.isEmpty(Backlog.Reading.classifiers(generation), Topic.COLLECTED.name())
                    && backlog.isEmpty(
                            Backlog.Reading.indexers(generation, bean(AdoptionIndexes.class)),
                            generation.topic().name())
                    && !daysBehind(generation);
        } catch (IOException | ElasticsearchException away) {
            return false;
        }
    }

    /** Returns when everything that was collected is searchable. */
    void awaitSearchable() throws InterruptedException, IOException {
        while (!searchable()) {
            pause();
        }
        String generation = generation().orElseThrow().id();
        bean(ElasticsearchClient.class).indices().refresh(refresh -> refresh.index(AdoptionIndexes.of(generation)));
    }

    /** Whether days of a generation wait in this process for their recount; so they do before its indexer begins. */
    boolean daysBehind(Generation generation) {
        Gauge behind = bean(MeterRegistry.class)
                .find("framewatch.indexer.daily.behind")
                .tag("generation", generation.id())
                .gauge();
        return behind == null || behind.value() > 0;
    }

    /**
     * Waits a moment before something is looked at again.
     *
     * @throws Failure if this is closed meanwhile
     */
    void pause() throws InterruptedException {
        if (closed.await(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new Failure("It was ended before everything was done; run it again to go on.");
        }
    }

    /** Waits that many seconds; answers whether it was closed meanwhile. */
    boolean closedWithin(int seconds) throws InterruptedException {
        return closed.await(seconds, TimeUnit.SECONDS);
    }

    /** Waits until it is closed by somebody else. */
    void awaitClose() throws InterruptedException {
        closed.await();
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException exiting) {
            return;
        }
        end();
    }

    private synchronized void end() {
        if (closed.getCount() == 0) {
            return;
        }
        closed.countDown();
        try {
            context.close();
        } finally {
            try {
                if (servers != null) {
                    servers.close();
                }
            } finally {
                last.run();
            }
        }
    }
}
