package dev.framewatch.collector.poll;

import dev.framewatch.kafka.Deployment;
import dev.framewatch.kafka.KafkaClients;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Takes part in running the lanes whose tasks this instance has. */
final class PollLoop implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(PollLoop.class);
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final Lanes lanes;
    private final KafkaClients clients;
    private final Deployment deployment;
    private final Ledger ledger;
    private final Published published;
    private final PollMeters meters;
    private final PollSettings settings;
    private final Clock clock;
    private final Map<String, LaneMember> members = new ConcurrentHashMap<>();
    private volatile boolean running;

    PollLoop(
            Lanes lanes,
            KafkaClients clients,
            Deployment deployment,
            Ledger ledger,
            Published published,
            PollMeters meters,
            PollSettings settings,
            Clock clock) {
        this.lanes = lanes;
        this.clients = clients;
        this.deployment = deployment;
        this.ledger = ledger;
        this.published = published;
        this.meters = meters;
        this.settings = settings;
        this.clock = clock;
    }

    /** Follows what is on record, and takes part in the work if this process polls at all. */
    @Override
    public void start() {
        running = true;
        ledger.start();
        if (settings.enabled()) {
            published.start();
            meters.show(lanes, published);
            lanes.tasks()
                    .forEach((lane, tasks) -> members.put(
                            lane,
                            new LaneMember(
                                    lane,
                                    clients,
                                    deployment,
                                    () -> new LaneRun(
                                            lane,
                                            tasks,
                                            clients,
                                            ledger,
                                            published,
                                            meters,
                                            settings.shares(),
                                            clock))));
        }
    }

    /** Whether a lane got on since this was asked last, or another instance has it. */
    boolean getsOn(String lane) {
        LaneMember member = members.get(lane);
        return member == null || member.getsOn();
    }

    /** Ends it when each lane has finished its page. */
    @Override
    public void stop() {
        running = false;
        members.values().forEach(LaneMember::stop);
        long end = System.nanoTime() + PATIENCE.toNanos();
        try {
            for (LaneMember member : members.values()) {
                if (!member.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())))) {
                    LOG.warn("The collectors did not end in time");
                }
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        members.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
