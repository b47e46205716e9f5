package dev.framewatch.collector.poll;

import dev.framewatch.event.Topic;
import dev.framewatch.kafka.Deployment;
import dev.framewatch.kafka.KafkaClients;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Runs the lanes whose partition of {@code cursors} the consumer group gives to this instance. */
final class PollLoop implements SmartLifecycle, ConsumerRebalanceListener {
    static final String GROUP = "collectors";

    private static final Logger LOG = LoggerFactory.getLogger(PollLoop.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Lanes lanes;
    private final KafkaClients clients;
    private final Deployment deployment;
    private final Ledger ledger;
    private final Published published;
    private final PollSettings settings;
    private final Clock clock;
    private final Map<String, LaneRun> runs = new HashMap<>();
    private final Set<TopicPartition> held = new HashSet<>();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread = Thread.ofVirtual().name("collectors").unstarted(this::run);
    private boolean started;
    private int partitions;

    PollLoop(
            Lanes lanes,
            KafkaClients clients,
            Deployment deployment,
            Ledger ledger,
            Published published,
            PollSettings settings,
            Clock clock) {
        this.lanes = lanes;
        this.clients = clients;
        this.deployment = deployment;
        this.ledger = ledger;
        this.published = published;
        this.settings = settings;
        this.clock = clock;
    }

    /** Follows what is on record, and takes part in the work if this process polls at all. */
    @Override
    public void start() {
        started = true;
        ledger.start();
        if (settings.enabled()) {
            published.start();
            thread.start();
        }
    }

    /** Ends it when each lane has finished its page. */
    @Override
    public void stop() {
        stop.countDown();
        try {
            if (settings.enabled() && !thread.join(PATIENCE.multipliedBy(2))) {
                LOG.warn("The collectors did not end in time");
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return started && stop.getCount() > 0;
    }

    private void run() {
        int failures = 0;
        Map<String, Object> member = deployment.member(
                "collector",
                Map.of(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName()));
        while (!stopped(failures == 0 ? Duration.ZERO : Pauses.OF_LANES.after(failures))) {
            try (Consumer<byte[], byte[]> consumer =
                    clients.consumers(GROUP, member).createConsumer()) {
                consumer.subscribe(List.of(Topic.CURSORS.name()), this);
                while (!stopped(Duration.ZERO)) {
                    partitions = consumer.partitionsFor(Topic.CURSORS.name()).size();
                    consumer.poll(POLL);
                    consumer.pause(consumer.assignment());
                }
                reconcile(Set.of());
            } catch (KafkaException failed) {
                failures++;
                LOG.warn("The collectors' group cannot be joined; trying again: {}", failed.toString());
            } finally {
                reconcile(Set.of());
            }
        }
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> added) {
        Set<TopicPartition> now = new HashSet<>(held);
        now.addAll(added);
        reconcile(now);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> taken) {
        Set<TopicPartition> now = new HashSet<>(held);
        now.removeAll(taken);
        reconcile(now);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> lost) {
        runs.forEach((lane, run) -> {
            if (lost.contains(home(lane))) {
                run.drop();
            }
        });
        onPartitionsRevoked(lost);
    }

    /** Ends what is no longer ours, all at once, and begins what is. */
    private void reconcile(Set<TopicPartition> now) {
        held.clear();
        held.addAll(now);
        List<String> over = runs.keySet().stream()
                .filter(lane -> !held.contains(home(lane)))
                .toList();
        over.forEach(lane -> runs.computeIfPresent(lane, (_, run) -> {
            run.stop();
            return run;
        }));
        long end = System.nanoTime() + PATIENCE.toNanos();
        over.forEach(lane -> runs.computeIfPresent(lane, (_, run) -> {
            run.join(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
            return null;
        }));
        lanes.tasks().forEach((lane, tasks) -> {
            if (held.contains(home(lane))) {
                runs.computeIfAbsent(
                        lane, _ -> new LaneRun(lane, tasks, clients, ledger, published, settings.shares(), clock));
            }
        });
    }

    private TopicPartition home(String lane) {
        return new TopicPartition(Topic.CURSORS.name(), LaneKey.partition(lane, Math.max(1, partitions)));
    }

    private boolean stopped(Duration within) {
        try {
            return stop.await(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException ended) {
            stop.countDown();
            return true;
        }
    }
}
