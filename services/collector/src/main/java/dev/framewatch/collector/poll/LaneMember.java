package dev.framewatch.collector.poll;

import dev.framewatch.event.Topic;
import dev.framewatch.kafka.Deployment;
import dev.framewatch.kafka.KafkaClients;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;

/**
 * This instance's part in the consumer group of a lane, which all instances share that have the lane's tasks: whoever is
 * given the lane's partition of {@code cursors} runs the lane.
 */
final class LaneMember implements ConsumerRebalanceListener {
    private static final Logger LOG = LoggerFactory.getLogger(LaneMember.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String lane;
    private final KafkaClients clients;
    private final Deployment deployment;
    private final Supplier<LaneRun> start;
    private final Set<TopicPartition> held = new HashSet<>();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;
    private volatile @Nullable LaneRun running;
    private int partitions;

    /**
     * Takes part from now on.
     *
     * @param start runs the lane
     */
    LaneMember(String lane, KafkaClients clients, Deployment deployment, Supplier<LaneRun> start) {
        this.lane = lane;
        this.clients = clients;
        this.deployment = deployment;
        this.start = start;
        this.thread = Thread.ofVirtual().name("member of " + lane).start(this::run);
    }

    /** The group of a lane. */
    static String group(String lane) {
        return "collectors-" + lane;
    }

    /** Lets the lane finish its page; it begins no other. */
    void stop() {
        stop.countDown();
        LaneRun lane = running;
        if (lane != null) {
            lane.stop();
        }
    }

    /** Whether the lane got on since this was asked last, or another instance has it. */
    boolean getsOn() {
        LaneRun lane = running;
        return lane == null || lane.getsOn();
    }

    /** Whether it has ended within that time. */
    boolean join(Duration patience) throws InterruptedException {
        return thread.join(patience);
    }

    private void run() {
        int failures = 0;
        Map<String, Object> member = deployment.member(
                "collector-" + lane,
                Map.of(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName()));
        while (!stopped(failures == 0 ? Duration.ZERO : Pauses.OF_LANES.after(failures))) {
            try (Consumer<byte[], byte[]> consumer =
                    clients.consumers(group(lane), member).createConsumer()) {
                consumer.subscribe(List.of(Topic.CURSORS.name()), this);
                while (!stopped(Duration.ZERO)) {
                    partitions = consumer.partitionsFor(Topic.CURSORS.name()).size();
                    consumer.poll(POLL);
                    failures = 0;
                    consumer.pause(consumer.assignment());
                }
                hold(Set.of());
            } catch (KafkaException failed) {
                failures++;
                LOG.warn(
                        "The group of the lane {} cannot be joined; trying again: {}",
                        lane,
                        NestedExceptionUtils.getMostSpecificCause(failed).toString());
            } finally {
                hold(Set.of());
            }
        }
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> added) {
        Set<TopicPartition> now = new HashSet<>(held);
        now.addAll(added);
        hold(now);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> taken) {
        Set<TopicPartition> now = new HashSet<>(held);
        taken.forEach(now::remove);
        hold(now);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> lost) {
        if (running != null && lost.contains(home())) {
            running.drop();
        }
        onPartitionsRevoked(lost);
    }

    /** Ends the lane if it is no longer ours, and begins it if it is. */
    private void hold(Set<TopicPartition> now) {
        held.clear();
        held.addAll(now);
        boolean ours = held.contains(home());
        if (ours && running == null) {
            running = start.get();
        } else if (!ours && running != null) {
            running.join(PATIENCE);
            running = null;
        }
    }

    private TopicPartition home() {
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
