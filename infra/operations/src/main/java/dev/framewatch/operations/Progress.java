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
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Whether what this process does gets on. Groups of its consumers are up while they do or have nothing to read, down where
 * a partition has had something to read for minutes of which nothing was read, or where Kafka has not told for as long;
 * other work is down where no look has found for as long that it gets on.
 */
public final class Progress implements HealthIndicator, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Progress.class);

    private final KafkaClients clients;
    private final MeterRegistry meters;
    private final ProgressSettings settings;
    private final Clock clock;
    private final Map<ConsumerGroup, Followed> groups = new ConcurrentHashMap<>();
    private final Map<String, Work> works = new ConcurrentHashMap<>();
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

    /**
     * Follows other work from now on.
     *
     * @param work its name, in the answer about this process's health
     * @param getsOn whether it got on since it was asked last; it is asked at each look, and may fail to say no
     */
    public void follow(String work, BooleanSupplier getsOn) {
        works.put(work, new Work(getsOn, clock.instant()));
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

    /** Looks once at everything that is followed. */
    void look() {
        groups.values().forEach(followed -> {
            try {
                followed.look(clients, clock.instant());
            } catch (RuntimeException away) {
                LOG.warn(
                        "How far {} has read is not known: {}", followed.group().name(), away.getMessage());
            }
        });
        works.forEach((name, work) ->
                work.look(clock.instant()).ifPresent(why -> LOG.warn("{} cannot be looked at: {}", name, why)));
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
        works.forEach((name, work) -> {
            Duration still = work.still(now);
            if (isLong(still)) {
                health.down();
            }
            health.withDetail(name, Map.of("stillSeconds", still.toSeconds()));
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
