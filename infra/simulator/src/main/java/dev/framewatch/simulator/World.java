package dev.framewatch.simulator;

import dev.framewatch.event.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What there is to collect: generated from a seed, with a history from {@link #BEGAN} to its start and something
 * new every so often since. What it holds at an instant is always the same.
 */
final class World {
    /** The first day of the history. */
    static final Instant BEGAN = Instant.parse("2015-01-01T00:00:00Z");

    /** Published: 20 to 35 % of papers name a framework (Horace He, The State of Machine Learning Frameworks, 2019). */
    static final double NAME_ANY = 0.35;

    private static final Duration SOURCES_FOLLOW_PAPERS_BY = Duration.ofDays(365);
    private static final Duration A_WEEK = Duration.ofDays(7);
    private static final int REUSES_A_NAME = 200;
    private static final long FIRST_REPOSITORY = 10_000_000;
    private static final long FIRST_OFFICIAL = 1_000;

    private final long seed;
    private final Clock clock;
    private final Instant start;
    private volatile Instant end = Instant.MAX;
    private final WorldSize size;
    private final Weights weights = Weights.published();
    private final List<WorldRepository> repositories = new ArrayList<>();
    private final Map<String, List<WorldRepository>> named = new HashMap<>();
    private int indexed;
    private final List<WorldThing> things = new ArrayList<>();
    private final List<WorldPaper> papers = new ArrayList<>();

    World(long seed, Clock clock, WorldSize size) {
        this(seed, clock, clock.instant(), size);
    }

    World(long seed, Clock clock, Instant start, WorldSize size) {
        this.seed = seed;
        this.clock = clock;
        this.start = start.truncatedTo(ChronoUnit.SECONDS);
        this.size = size;
        for (Framework framework : Framework.values()) {
            long id = FIRST_OFFICIAL + repositories.size();
            RandomGenerator random = random("official", id);
            // one was renamed long ago, the other is soon
            Instant renamed = framework == Framework.KERAS ? BEGAN.plus(Duration.ofDays(800)) : this.start.plus(A_WEEK);
            repositories.add(WorldRepository.official(id, framework, renamed, new Wording(random), random));
        }
    }

    /** The time in it: the clock's, until it was stopped. */
    Instant now() {
        Instant now = clock.instant();
        return now.isBefore(end) ? now : end;
    }

    /** Where the history ends. */
    Instant start() {
        return start;
    }

    /** Lets nothing more happen after a time. */
    void stop(Instant at) {
        end = at;
    }

    /** The repositories that there are now, in the order of their creation. */
    Stream<WorldRepository.State> repositories() {
        Instant now = now();
        return everyRepository(now).stream()
                .map(repository -> repository.at(now))
                .flatMap(Optional::stream);
    }

    /** The one that has this full name or number, or else one that had the name. */
    Optional<WorldRepository.State> repository(String nameOrNumber) {
        Instant now = now();
        return named(nameOrNumber, now).stream()
                .filter(repository -> repository.isNamed(nameOrNumber, now))
                .map(repository -> repository.at(now))
                .flatMap(Optional::stream)
                .max(Comparator.comparing(state -> state.fullName().equalsIgnoreCase(nameOrNumber)));
    }

    /** Those that have or had this full name or number at some time. */
    private synchronized List<WorldRepository> named(String nameOrNumber, Instant now) {
        for (int i = everyRepository(now).size(); indexed < i; indexed++) {
            WorldRepository repository = repositories.get(indexed);
            Stream.of(String.valueOf(repository.id()), repository.firstFullName(), repository.fullName(Instant.MAX))
                    .map(World::folded)
                    .distinct()
                    .forEach(name ->
                            named.computeIfAbsent(name, _ -> new ArrayList<>()).add(repository));
        }
        return List.copyOf(named.getOrDefault(folded(nameOrNumber), List.of()));
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** The repositories that there are or were until now, in the order of their creation. */
    List<WorldRepository> everyRepository() {
        return everyRepository(now());
    }

    /** The repositories that there are or were until an instant, in the order of their creation. */
    private synchronized List<WorldRepository> everyRepository(Instant now) {
        for (int i = repositories.size() - Framework.values().length; ; i++) {
            Instant created = time(i, size.repositories(), size.repositoryEvery());
            if (created.isAfter(now)) {
                return List.copyOf(repositories);
            }
            long id = FIRST_REPOSITORY + i;
            RandomGenerator random = random("repository", id);
            Wording its = wording(Kind.REPOSITORY, created, random);
            WorldRepository moved = i % REUSES_A_NAME == 0 ? movedBefore(created) : null;
            repositories.add(
                    moved == null
                            ? WorldRepository.of(id, created, its, random)
                            : moved.successor(id, created, its, random));
        }
    }

    /** The newest that had given up its name at an instant, if nobody has that yet; GitHub keeps well-known ones back. */
    private @Nullable WorldRepository movedBefore(Instant created) {
        for (WorldRepository each : repositories.reversed()) {
            if (each.official().isEmpty() && each.hasMoved(created)) {
                boolean taken = repositories.stream()
                        .anyMatch(
                                other -> other != each && other.firstFullName().equals(each.firstFullName()));
                return taken ? null : each;
            }
        }
        return null;
    }

    /** The posts and comments that there are or were until now, the oldest first. */
    synchronized List<WorldThing> things() {
        Instant now = now();
        for (int i = things.size(); ; i++) {
            Instant created = time(i, size.things(), size.thingEvery());
            if (created.isAfter(now)) {
                return List.copyOf(things);
            }
            RandomGenerator random = random("thing", i);
            boolean post = i == 0 || random.nextInt(3) > 0;
            Kind kind = post ? Kind.POST : Kind.COMMENT;
            int on = post ? -1 : random.nextInt(Math.max(0, i - 500), i);
            Wording its = wording(kind, created, random);
            things.add(new WorldThing(i, kind, post ? null : commented(on, its), created, its, random));
        }
    }

    /** The thing of a number, or the nearest one before it under which such a comment stands. */
    private WorldThing commented(int number, Wording comment) {
        int at = number;
        while (at > 0 && !WorldThing.suits(things.get(at).subreddit(), comment)) {
            at--;
        }
        return things.get(at);
    }

    /** The papers that there are until now, the oldest first. */
    synchronized List<WorldPaper> papers() {
        Instant now = now();
        List<WorldRepository> code = everyRepository(now);
        int known = 0;
        for (int i = papers.size(); ; i++) {
            Instant submitted = time(i, size.papers(), size.paperEvery());
            if (submitted.isAfter(now)) {
                return List.copyOf(papers);
            }
            RandomGenerator random = random("paper", i);
            Instant published = submitted.minusSeconds(random.nextInt(40_000));
            Wording wording = wording(Kind.PAPER, published, random);
            while (known < code.size() && !code.get(known).created().isAfter(submitted)) {
                known++;
            }
            WorldRepository its = code.get(random.nextInt(known));
            papers.add(new WorldPaper(
                    i, published, submitted, wording, random.nextInt(3) == 0 ? its : null, random.nextInt(200)));
        }
    }

    /** When the thing of a number came: more of the history every year, and then one every so often. */
    private Instant time(int number, int history, Duration every) {
        if (number >= history) {
            return start.plus(every.multipliedBy(number - history + 1L));
        }
        double part = Math.sqrt((number + 0.5) / history);
        return BEGAN.plusSeconds((long) (part * Duration.between(BEGAN, start).toSeconds()));
    }

    private Wording wording(Kind kind, Instant at, RandomGenerator random) {
        Wording wording = new Wording(random);
        if (random.nextDouble() < NAME_ANY) {
            Map<Framework, Double> odds = odds(kind, at);
            wording.names(Weights.draw(odds, random));
            if (random.nextInt(12) == 0) {
                wording.names(Weights.draw(odds, random));
            }
        }
        return wording;
    }

    /** How likely each framework is to be the one that a thing of a kind and time names, if it names any. */
    Map<Framework, Double> odds(Kind kind, Instant at) {
        Instant asOf = kind == Kind.PAPER ? at : at.minus(SOURCES_FOLLOW_PAPERS_BY);
        return weights.odds(asOf, at.isAfter(start) ? swing(at) : _ -> 1);
    }

    /** What is new swings up and down within minutes, so that there is something to watch. */
    private static Swing swing(Instant at) {
        double minutes = at.toEpochMilli() / 60_000.0;
        return framework ->
                Math.exp(Math.sin(2 * Math.PI * minutes / framework.written().length()));
    }

    /** A number from 0 to 1 that belongs to a thing, by chance but always the same. */
    double chance(String what, long number) {
        return random(what, number).nextDouble();
    }

    private RandomGenerator random(String what, long number) {
        return new SplittableRandom(
                new SplittableRandom(seed ^ what.hashCode()).nextLong() ^ (number * 0x9E3779B97F4A7C15L));
    }
}
