package dev.framewatch.query;

import dev.framewatch.query.Published.Edition;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.web.ErrorResponseException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Publishes the adoption index and the shares of each day that is over, some hours after its end, so that what sources tell late is in it.
 * Several processes may do so: the first one's edition stands.
 */
final class Publisher implements SmartLifecycle {
    /** So long after a day is over it is published. */
    static final Duration AFTER = Duration.ofHours(6);

    private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);
    private static final Duration LOOK = Duration.ofMinutes(10);

    private final StandardFigures figures;
    private final Editions editions;
    private final boolean byItself;
    private final Clock clock;
    private @Nullable ScheduledExecutorService timer;
    private @Nullable LocalDate last;

    /** Answers what the standard figures are on a day, the last of their window. */
    interface StandardFigures {
        AdoptionIndex index(LocalDate day, Weights weights);

        /** The weights that are configured. */
        Weights weights();

        Shares shares(LocalDate day);
    }

    /** @param byItself whether it looks every few minutes what is due, from the start of the process on */
    Publisher(StandardFigures figures, Editions editions, boolean byItself, Clock clock) {
        this.figures = figures;
        this.editions = editions;
        this.byItself = byItself;
        this.clock = clock;
    }

    /**
     * Publishes the newest day that is due, unless it is published or there is nothing to say of it.
     *
     * @throws IOException if Elasticsearch cannot be reached
     * @throws Problem if Kafka is away
     */
    void publish() throws IOException {
        editions.agree();
        Instant now = clock.instant();
        LocalDate day = LocalDate.ofInstant(now.minus(AFTER), ZoneOffset.UTC).minusDays(1);
        if (day.equals(last)) {
            return;
        }
        AdoptionIndex found = figures.index(day, figures.weights());
        Shares shares = figures.shares(day);
        String generation = found.generation();
        // Where another generation was promoted in between, the next look finds both of it.
        if (generation == null || found.ranking().isEmpty() || !generation.equals(shares.generation())) {
            return;
        }
        if (editions.publish(new Edition(day, now, generation, found.taxonomy(), answer(found), answer(shares)))) {
            LOG.info("Published the figures of {}", day);
        }
        last = day;
    }

    private static Map<String, Object> answer(Object figure) {
        return JsonMapper.shared().convertValue(figure, new TypeReference<>() {});
    }

    private void look() {
        try {
            publish();
        } catch (IOException | ErrorResponseException away) {
            LOG.warn("The figures could not be published, which is tried again: {}", away.getMessage());
        } catch (RuntimeException unexpected) {
            LOG.error("The figures could not be published", unexpected);
        }
    }

    @Override
    public boolean isAutoStartup() {
        return byItself;
    }

    @Override
    public synchronized void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("publisher").factory());
        var ignored = started.scheduleWithFixedDelay(this::look, 0, LOOK.toSeconds(), TimeUnit.SECONDS);
        timer = started;
    }

    @Override
    public synchronized void stop() {
        if (timer != null) {
            timer.close();
            timer = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return timer != null;
    }
}
