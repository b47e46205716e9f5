package dev.framewatch.indexer;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import dev.framewatch.elasticsearch.AdoptionIndexes;
import dev.framewatch.event.Topic;
import dev.framewatch.kafka.Deployment;
import dev.framewatch.kafka.KafkaClients;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.KafkaTemplate;

/** Starts the indexer's threads and ends them; an indexer that fails is started again after a pause. */
final class IndexerLifecycle implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(IndexerLifecycle.class);
    private static final long PAUSE_SECONDS = 2;
    private static final long FAREWELL_SECONDS = 15;

    private final Deployment deployment;
    private final IndexerSettings settings;
    private final KafkaClients kafka;
    private final Rest5Client rest;
    private final AdoptionIndexes indexes;
    private final MeterRegistry meters;
    private final Clock clock;
    private final Touched touched = new Touched();
    private final Recount recount;

    private final ScheduledExecutorService timer = new ScheduledThreadPoolExecutor(
            2,
            Thread.ofPlatform().daemon().name("indexer-timer-", 0).factory(),
            new ThreadPoolExecutor.DiscardPolicy());
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile @Nullable Indexer running;
    private @Nullable Thread thread;

    IndexerLifecycle(
            Deployment deployment,
            IndexerSettings settings,
            KafkaClients kafka,
            Rest5Client rest,
            ElasticsearchClient elasticsearch,
            AdoptionIndexes indexes,
            MeterRegistry meters,
            Clock clock) {
        this.deployment = deployment;
        this.settings = settings;
        this.kafka = kafka;
        this.rest = rest;
        this.indexes = indexes;
        this.meters = meters;
        this.clock = clock;
        this.recount =
                new Recount(new DailyRows(elasticsearch, deployment.generation(), clock, meters), touched, settings);
        meters.gauge("framewatch.indexer.daily.behind", touched, Touched::behind);
    }

    @Override
    public void start() {
        touched.everything();
        thread = Thread.ofPlatform().name("indexer").start(this::untilStopped);
    }

    private void untilStopped() {
        boolean first = true;
        do {
            try {
                indexes.ensure(deployment.generation());
                if (first) {
                    recount.start(timer);
                    first = false;
                }
                once();
            } catch (IOException | RuntimeException failure) {
                LOG.warn("The indexer starts again in {} s: {}", PAUSE_SECONDS, failure.getMessage(), failure);
            }
        } while (!stoppedWithin(PAUSE_SECONDS));
    }

    private void once() {
        Topic topic = Topic.classified(deployment.generation());
        Offsets offsets = new Offsets();
        var producers = kafka.producers();
        var settlement = new Settlement(
                offsets, touched, new KafkaTemplate<>(producers), timer, clock, meters, this::ensureIndexes);
        var writer = new BulkWriter(rest, settings, timer, settlement);
        var consumers = kafka.consumers(
                "indexer-" + deployment.generation(),
                deployment.member(
                        "indexer",
                        Map.of(
                                ConsumerConfig.MAX_POLL_RECORDS_CONFIG, settings.bulkDocuments(),
                                ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, settings.bulkBytes())));
        var indexer = new Indexer(
                consumers.createConsumer(),
                topic.name(),
                deployment.generation(),
                settings,
                writer,
                settlement,
                offsets,
                recount,
                clock);
        running = indexer;
        try {
            indexer.run();
        } finally {
            producers.destroy();
        }
    }

    private void ensureIndexes() {
        try {
            indexes.ensure(deployment.generation());
        } catch (IOException | RuntimeException failure) {
            LOG.warn("The indexes could not be made, trying again: {}", failure.getMessage());
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

    @Override
    public void stop() {
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
    }

    @Override
    public boolean isRunning() {
        return thread != null && stopped.getCount() > 0;
    }
}
