package dev.framewatch.operations;

import dev.framewatch.kafka.KafkaClients;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Whether the groups of this process's consumers get on: up while they do or have nothing to read, down where a partition
 * has had something to read for minutes of which nothing was read, or where Kafka has not told for as long.
 */
public final class Progress implements HealthIndicator, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Progress.class);

    private final KafkaClients clients;
    private final MeterRegistry meters;
    private final ProgressSettings settings;
    private final Clock clock;
    private final Map<ConsumerGroup, Followed> groups = new ConcurrentHashMap<>();
    private final ScheduledExecutorService timer = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("progress").factory(), new ThreadPoolExecutor.DiscardPolicy());

    Progress(KafkaClients clients, MeterRegistry meters, ProgressSettings settings, Clock clock) {
        this.clients = clients;
        this.meters = meters;
        this.settings = settings;
        this.clock = clock;
        long pause = settings.look().toMillis();
        var ignored = timer.scheduleWithFixedDelay(this::look, pause, pause, TimeUnit.MILLISECONDS);
    }

    /** Follows a group from now on. */
    public void follow(ConsumerGroup group) {
        groups.computeIfAbsent(group, this::shown);
    }

    private Followed shown(ConsumerGroup group) {
        Followed followed = new Followed(group, clock.instant());
        followed.shown(List.of(
                gauge("framewatch.consumer.lag", "Committed records that a group has not read", group, followed::lag),
                gauge(
                        "framewatch.consumer.still.seconds",
                        "For how long a group has had something to read of which it read nothing",
                        group,
                        () -> followed.still(clock.instant()).toMillis() / 1000.0)));
        return followed;
    }

    private Gauge gauge(String name, String description, ConsumerGroup group, Supplier<Number> value) {
        return Gauge.builder(name, value)
                .description(description)
                .tags("service", group.service(), "generation", group.generation())
                .register(meters);
    }

    /** Follows it no longer. */
    public void forget(ConsumerGroup group) {
        Followed followed = groups.remove(group);
        if (followed != null) {
            followed.gauges().forEach(meters::remove);
            timer.execute(followed::close);
        }
    }

    private void look() {
        groups.values().forEach(followed -> {
            try {
                followed.look(clients, clock.instant());
            } catch (RuntimeException away) {
                LOG.warn(
                        "How far {} has read is not known: {}", followed.group().name(), away.getMessage());
            }
        });
    }

    @Override
    public Health health() {
        Instant now = clock.instant();
        Health.Builder health = Health.up();
        groups.forEach((group, followed) -> {
            Duration still = followed.still(now);
            Duration unseen = followed.unseen(now);
            if (isLong(still) || isLong(unseen)) {
                health.down();
            }
            health.withDetail(
                    group.name(),
                    Map.of(
                            "lag", followed.lag(),
                            "stillSeconds", still.toSeconds(),
                            "unseenSeconds", unseen.toSeconds()));
        });
        return health.build();
    }

    private boolean isLong(Duration time) {
        return time.compareTo(settings.patience()) > 0;
    }

    @Override
    public void close() {
        timer.execute(() -> groups.values().forEach(Followed::close));
        timer.close();
    }
}
