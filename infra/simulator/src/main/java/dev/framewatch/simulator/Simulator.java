package dev.framewatch.simulator;

import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Makes events that follow published figures: a history, and then what goes on now. The same seed and the same clock
 * make the same events. Every one says in title and address that it is generated.
 */
public final class Simulator {
    /** The first day of the history. */
    static final Instant BEGAN = Instant.parse("2016-01-01T00:00:00Z");

    private static final Duration SOURCES_FOLLOW_PAPERS_BY = Duration.ofDays(365);
    private static final List<Kind> KINDS = List.of(
            Kind.REPOSITORY, Kind.REPOSITORY, Kind.PAPER, Kind.PAPER, Kind.CODE, Kind.POST, Kind.POST, Kind.COMMENT);

    private final Weights weights = Weights.published();
    private final long seed;
    private final Clock clock;

    public Simulator(long seed, Clock clock) {
        this.seed = seed;
        this.clock = clock;
    }

    /** That many events from 2016 until now, the oldest first and more of them every year. */
    public Stream<AdoptionEvent> history(int count) {
        Instant now = clock.instant();
        double seconds = Duration.between(BEGAN, now).toSeconds();
        return LongStream.range(0, count).mapToObj(i -> {
            RandomGenerator random = random(i);
            double part = Math.sqrt((i + random.nextDouble()) / count);
            Instant at = BEGAN.plusSeconds((long) (part * seconds));
            return event(i, at, now, random, framework -> 1);
        });
    }

    /**
     * The live event of a number, dated now. The frameworks' shares swing up and down within minutes, so that there is
     * something to watch.
     */
    public AdoptionEvent live(long number) {
        Instant now = clock.instant();
        double minutes = now.toEpochMilli() / 60_000.0;
        return event(
                now.toEpochMilli() * 1_000 + number % 1_000,
                now,
                now,
                random(~number),
                framework -> Math.exp(
                        Math.sin(2 * Math.PI * minutes / framework.written().length())));
    }

    private AdoptionEvent event(long number, Instant at, Instant now, RandomGenerator random, Swing swing) {
        Kind kind = KINDS.get(random.nextInt(KINDS.size()));
        Instant asOf = switch (kind) {
            case PAPER, CODE -> at;
            default -> at.minus(SOURCES_FOLLOW_PAPERS_BY);
        };
        Wording wording = new Wording(kind, number, random);
        if (random.nextDouble() < chanceOfAName(at)) {
            Framework first = weights.draw(asOf, swing, random);
            wording.names(first);
            if (random.nextInt(12) == 0) {
                wording.names(weights.draw(asOf, swing, random));
            }
        }
        return wording.event(at, now);
    }

    /** Published: 20 to 35 % of papers name a framework (Horace He, The State of Machine Learning Frameworks, 2019). */
    private static double chanceOfAName(Instant at) {
        double years = Duration.between(BEGAN, at).toDays() / 365.0;
        return Math.min(0.35, 0.2 + 0.02 * years);
    }

    private RandomGenerator random(long number) {
        return new SplittableRandom(new SplittableRandom(seed).nextLong() ^ number);
    }
}
