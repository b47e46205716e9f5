package dev.framewatch.indexer;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import dev.framewatch.elasticsearch.AdoptionIndexes;
import dev.framewatch.kafka.Deployment;
import dev.framewatch.kafka.Generation;
import dev.framewatch.kafka.GenerationTopics;
import dev.framewatch.kafka.KafkaClients;
import dev.framewatch.operations.EventMeters;
import dev.framewatch.operations.Traces;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaTemplate;

/** The indexer of one generation: starts its threads and ends them; one that fails is started again after a pause. */
final class GenerationIndexer {
    private static final Logger LOG = LoggerFactory.getLogger(GenerationIndexer.class);
    private static final long PAUSE_SECONDS = 2;
    private static final long FAREWELL_SECONDS = 15;
    private static final long LOOK_SECONDS = 5;

    private final Generation generation;
    private final boolean first;
    private final Deployment deployment;
    private final IndexerSettings settings;
    private final KafkaClients kafka;
    private final Rest5Client rest;
    private final AdoptionIndexes indexes;
    private final GenerationTopics topics;
    private final MeterRegistry meters;
    private final Traces traces;
    private final Clock clock;
    private final Touched touched = new Touched();
    private final Recount recount;
    private final Gauge behind;

    private final ScheduledExecutorService timer = new ScheduledThreadPoolExecutor(
            2,
            Thread.ofPlatform().daemon().name("indexer-timer-", 0).factory(),
            new ThreadPoolExecutor.DiscardPolicy());
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile @Nullable Indexer running;
    private volatile String identity = "";
    private @Nullable Thread thread;

    GenerationIndexer(
            Generation generation,
            boolean first,
            Deployment deployment,
            IndexerSettings settings,
            KafkaClients kafka,
            Rest5Client rest,
            ElasticsearchClient elasticsearch,
            AdoptionIndexes indexes,
            MeterRegistry meters,
            Traces traces,
            GenerationTopics topics,
            Clock clock) {
        this.generation = generation;
        this.first = first;
        this.topics = topics;
        this.deployment = deployment;
        this.settings = settings;
        this.kafka = kafka;
        this.rest = rest;
        this.indexes = indexes;
        this.meters = meters;
        this.traces = traces;
        this.clock = clock;
        this.recount = new Recount(new DailyRows(elasticsearch, generation.id(), clock, meters), touched, settings);
        this.behind = Gauge.builder("framewatch.indexer.daily.behind", touched, Touched::behind)
                .tag("generation", generation.id())
                .register(meters);
    }

    void start() {
        thread = Thread.ofPlatform().name(generation.indexers()).start(this::untilStopped);
    }

    private void untilStopped() {
        boolean recounting = false;
        while (stopped.getCount() > 0) {
            try {
                topics.ensure(generation);
                String made = makeIndexes();
                if (!recounting) {
                    recount.start(timer);
                    var ignored =
                            timer.scheduleWithFixedDelay(this::look, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
                    recounting = true;
                }
                once(made);
            } catch (IOException | RuntimeException failure) {
                LOG.warn("The indexer starts again in {} s: {}", PAUSE_SECONDS, failure.getMessage(), failure);
            }
            if (stoppedWithin(PAUSE_SECONDS)) {
                return;
            }
        }
    }

    private void once(String made) {
        Offsets offsets = new Offsets(made);
        var producers = kafka.producers();
        var settlement = new Settlement(
                offsets,
                touched,
                new KafkaTemplate<>(producers),
                timer,
                clock,
                new EventMeters(meters),
                traces,
                generation.id(),
                this::look);
        var writer = new BulkWriter(rest, settings, timer, settlement);
        var consumers = kafka.members(
                generation.indexers(),
                deployment.member(
                        "indexer",
                        Map.of(
                                ConsumerConfig.MAX_POLL_RECORDS_CONFIG, settings.bulkDocuments(),
                                ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, settings.bulkBytes())));
        var indexer = new Indexer(
                consumers.createConsumer(),
                generation.topic().name(),
                generation.id(),
                settings,
                writer,
                settlement,
                offsets,
                recount,
                clock);
        running = indexer;
        identity = made;
        if (stopped.getCount() == 0) {
            indexer.stop(); // who ended this looked for one before it was there
        }
        try {
            indexer.run();
        } finally {
            producers.destroy();
        }
    }

    /** Makes what is missing; answers which indexes there are then. */
    private synchronized String makeIndexes() throws IOException {
        if (indexes.ensure(generation.id())) {
            touched.everything();
        }
        indexes.label(generation.id(), generation.taxonomy());
        if (first) {
            indexes.serveIfNone(generation.id());
        }
        indexes.serveWhole(generation.id());
        return indexes.identity(generation.id())
                .orElseThrow(() -> new IOException("an index was deleted as soon as it was made"));
    }

    /** Has the generation read from the start when its indexes are no longer those that were written to. */
    private void look() {
        Indexer indexer = running;
        if (stopped.getCount() == 0 || indexer == null) {
            return;
        }
        try {
            if (!indexes.identity(generation.id()).equals(Optional.of(identity))
                    && !makeIndexes().equals(identity)) {
                indexer.stop();
            }
        } catch (IOException | RuntimeException failure) {
            LOG.warn("The indexes could not be looked at, trying again: {}", failure.getMessage());
        }
    }

    private boolean stoppedWithin(long seconds) {
        try {
            return stopped.await(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    void stop() {
        stopped.countDown();
        Indexer indexer = running;
        if (indexer != null) {
            indexer.stop();
        }
        Thread ending = thread;
        if (ending != null) {
            try {
                ending.join(TimeUnit.SECONDS.toMillis(FAREWELL_SECONDS));
            } catch (InterruptedException asked) {
                Thread.currentThread().interrupt();
            }
        }
        timer.shutdownNow();
        meters.remove(behind);
    }
}
