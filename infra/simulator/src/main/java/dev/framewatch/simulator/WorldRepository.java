package dev.framewatch.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A repository of the world: what it is at any instant follows from its number and the seed. */
final class WorldRepository {
    private static final String RENAMED = "-renamed";
    private static final Duration A_MONTH = Duration.ofDays(30);

    /** A change of anything that the API tells of it: pushes and stars come together. */
    private record Change(Instant at, long stars) {}

    /**
     * What it is at an instant.
     *
     * @param repository the repository
     * @param owner who owns it
     * @param name its name then
     * @param changed when it last changed
     * @param stars its stars
     */
    record State(WorldRepository repository, String owner, String name, Instant changed, long stars) {
        String fullName() {
            return owner + "/" + name;
        }

        long forks() {
            return stars / 7;
        }

        long openIssues() {
            return stars % 23;
        }
    }

    private final long id;
    private final String owner;
    private final String name;
    private final String firstFullName;
    private final String lastFullName;
    private final Instant created;
    private final List<Change> changes = new ArrayList<>();
    private final Wording wording;
    private final boolean hasManifest;
    private final @Nullable Instant renamed;
    private final @Nullable Instant deleted;
    private final List<Framework> official;
    private final Duration starEvery;

    /** A repository of somebody's. */
    static WorldRepository of(long id, Instant created, Wording wording, RandomGenerator random) {
        String name = wording.subject().replace(' ', '-') + "-" + id % 100_000;
        return new WorldRepository(id, "owner-" + random.nextInt(2_000), name, created, wording, random);
    }

    /** Another of the same owner, under the name that this one gave up. */
    WorldRepository successor(long successor, Instant after, Wording its, RandomGenerator random) {
        return new WorldRepository(successor, owner, name, after, its, random);
    }

    /** Whether it has given up its first name at an instant. */
    boolean hasMoved(Instant now) {
        return renamed != null && !renamed.isAfter(now);
    }

    /** A framework's own; one with a former name gives that up at an instant. */
    static WorldRepository official(
            long id, Framework framework, Instant renamed, Wording wording, RandomGenerator random) {
        wording.names(framework);
        return new WorldRepository(id, framework, renamed, wording, random);
    }

    private WorldRepository(long id, Framework framework, Instant renamed, Wording wording, RandomGenerator random) {
        boolean moves = framework.formerRepository().isPresent();
        this.firstFullName = framework.formerRepository().orElseGet(framework::repository);
        this.lastFullName = framework.repository();
        this.id = id;
        this.owner = FullName.of(firstFullName).owner();
        this.name = FullName.of(firstFullName).name();
        this.created = World.BEGAN;
        this.wording = wording;
        this.official = List.of(framework);
        this.hasManifest = random.nextDouble() < 0.6;
        this.starEvery = Duration.ofSeconds(random.nextInt(600, 3_600));
        this.renamed = moves ? renamed : null;
        this.deleted = null;
        changes.add(new Change(created, 0));
    }

    private WorldRepository(
            long id, String owner, String name, Instant created, Wording wording, RandomGenerator random) {
        this.id = id;
        this.owner = owner;
        this.name = name;
        this.firstFullName = owner + "/" + name;
        this.lastFullName = firstFullName + RENAMED;
        this.created = created;
        this.wording = wording;
        this.official = List.of();
        this.hasManifest = random.nextDouble() < 0.6;
        this.starEvery = Duration.ofSeconds(random.nextInt(600, 3_600));
        this.renamed = random.nextInt(50) == 0 ? created.plus(later(random)) : null;
        this.deleted = random.nextInt(100) == 0 ? created.plus(later(random)) : null;
        changes.add(new Change(created, 0));
        Instant at = created;
        long stars = 0;
        for (int i = random.nextInt(1, 8); i > 0; i--) {
            at = at.plusSeconds(1 + (long) (-Math.log(1 - random.nextDouble()) * A_MONTH.toSeconds()));
            stars += random.nextInt(1 + random.nextInt(60));
            changes.add(new Change(at, stars));
        }
        if (renamed != null) {
            long kept = changes.getLast().stars();
            changes.removeIf(change -> change.at().isAfter(renamed));
            changes.add(new Change(renamed, Math.min(kept, changes.getLast().stars())));
        }
    }

    private static Duration later(RandomGenerator random) {
        return Duration.ofHours(random.nextInt(24, 24 * 400));
    }

    long id() {
        return id;
    }

    Instant created() {
        return created;
    }

    /** Owner and the name that it had at first; after it was renamed, it leads to the new one. */
    String firstFullName() {
        return firstFullName;
    }

    /** Whether this is its number, or a full name that it has or had at an instant. */
    boolean isNamed(String nameOrNumber, Instant now) {
        return nameOrNumber.equals(String.valueOf(id))
                || nameOrNumber.equalsIgnoreCase(firstFullName)
                || (hasMoved(now) && nameOrNumber.equalsIgnoreCase(lastFullName));
    }

    /** What it says. */
    Wording wording() {
        return wording;
    }

    /** The frameworks whose own it is. */
    List<Framework> official() {
        return official;
    }

    /** What it is about; every second one that uses a framework says so here too. */
    String description() {
        String made = wording.used().map(used -> " in " + used.written()).orElse("");
        return "[generated] " + wording.subject() + (id % 2 == 0 ? made : "");
    }

    String readme() {
        return "# " + name + "\n\n[generated] " + wording.text() + "\n";
    }

    List<String> topics() {
        return wording.used()
                .filter(_ -> !hasManifest)
                .map(used -> List.of("deep-learning", used.id()))
                .orElse(List.of("deep-learning"));
    }

    /** Its manifest, if it has one. */
    Optional<Manifest> manifest() {
        return hasManifest ? Optional.of(Manifest.of(id, wording.used().stream().toList())) : Optional.empty();
    }

    /** When it was deleted, if it was until an instant. */
    Optional<Instant> deleted(Instant now) {
        return Optional.ofNullable(deleted).filter(at -> !at.isAfter(now));
    }

    /** What it is at an instant; empty before it was created and after it was deleted. */
    Optional<State> at(Instant now) {
        if (created.isAfter(now) || deleted(now).isPresent()) {
            return Optional.empty();
        }
        FullName called = FullName.of(fullName(now));
        Change last = official.isEmpty() ? lastOf(now) : newestStar(now);
        return Optional.of(new State(this, called.owner(), called.name(), last.at(), last.stars()));
    }

    /** Owner and name at an instant. */
    String fullName(Instant now) {
        return hasMoved(now) ? lastFullName : firstFullName;
    }

    private Change lastOf(Instant now) {
        return changes.stream()
                .filter(change -> !change.at().isAfter(now))
                .reduce(changes.getFirst(), (_, later) -> later);
    }

    /** A framework's own repository gets a star every so often, for ever. */
    private Change newestStar(Instant now) {
        long stars = Duration.between(created, now).dividedBy(starEvery);
        return new Change(created.plus(starEvery.multipliedBy(stars)), stars);
    }

    /** When a framework's own repository got stars, from an instant until before another. */
    List<Instant> officialStars(Instant from, Instant to) {
        List<Instant> stars = new ArrayList<>();
        if (!official.isEmpty()) {
            long before = Duration.between(created, from.minusNanos(1)).dividedBy(starEvery);
            Instant next = created.plus(starEvery.multipliedBy(before + 1));
            for (; next.isBefore(to); next = next.plus(starEvery)) {
                stars.add(next);
            }
        }
        return stars;
    }

    /** The releases until now, the newest first; only a framework's own repository has any. */
    List<Release> releases(Instant now) {
        List<Release> releases = new ArrayList<>();
        Duration between = Duration.ofDays(30).plus(starEvery);
        for (int i = 1; !official.isEmpty(); i++) {
            Instant published = created.plus(between.multipliedBy(i));
            if (published.isAfter(now)) {
                break;
            }
            releases.addFirst(new Release(id * 10_000 + i, "v" + i / 10 + "." + i % 10 + ".0", published));
        }
        return releases;
    }

    /**
     * A release.
     *
     * @param id its number
     * @param tag its tag
     * @param published when it came out
     */
    record Release(long id, String tag, Instant published) {}
}
