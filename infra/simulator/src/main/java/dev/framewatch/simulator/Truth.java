package dev.framewatch.simulator;

import dev.framewatch.event.Kind;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the world holds now, as a collector that missed nothing has to tell it. */
public final class Truth {
    /**
     * One thing, at its newest revision.
     *
     * @param id the id that its event has
     * @param occurred when it happened
     * @param changed when its source last changed it, other than by votes; an event's revision is that, or later where
     *     votes were seen
     * @param removed whether its source removed it
     * @param frameworks the ids of the frameworks that it names
     */
    public record Made(String id, Instant occurred, Instant changed, boolean removed, List<String> frameworks) {
        public Made {
            frameworks = List.copyOf(frameworks);
            occurred = occurred.truncatedTo(ChronoUnit.SECONDS);
            changed = changed.truncatedTo(ChronoUnit.SECONDS);
        }
    }

    private final World world;

    Truth(World world) {
        this.world = world;
    }

    /** The repositories. */
    public List<Made> repositories() {
        return made(world.repositories());
    }

    /**
     * The repositories that a search of GitHub finds, without the cap of 1,000.
     *
     * @throws IllegalArgumentException if GitHub refuses the search
     */
    public List<Made> repositories(String search) {
        try {
            return made(world.repositories().filter(GitHubQuery.of(search)::matches));
        } catch (GitHubQuery.Refused refused) {
            throw new IllegalArgumentException(refused.getMessage(), refused);
        }
    }

    /** The repositories that were deleted; whoever saw one before may hold it. */
    public List<Made> deletedRepositories() {
        Instant now = world.now();
        return world.everyRepository().stream()
                .flatMap(repository -> repository.deleted(now).stream()
                        .map(at -> new Made(
                                "github:repository:" + repository.id(), repository.created(), at, true, List.of())))
                .toList();
    }

    private static List<Made> made(Stream<WorldRepository.State> repositories) {
        return repositories
                .map(state -> new Made(
                        "github:repository:" + state.repository().id(),
                        state.repository().created(),
                        state.changed(),
                        false,
                        ids(state.repository().wording().named())))
                .toList();
    }

    /** The stars that the frameworks' own repositories have, by full name. */
    public Map<String, Long> stars() {
        return world.repositories()
                .filter(state -> !state.repository().official().isEmpty())
                .collect(Collectors.toMap(
                        WorldRepository.State::fullName, WorldRepository.State::stars, (one, _) -> one, TreeMap::new));
    }

    /** The stars that a framework's own repository had at an instant; empty where there is none of that name. */
    public Optional<Long> stars(String fullName, Instant at) {
        return world.repository(fullName)
                .map(WorldRepository.State::repository)
                .filter(repository -> !repository.official().isEmpty())
                .flatMap(repository -> repository.at(at))
                .map(WorldRepository.State::stars);
    }

    /** The releases of the frameworks' own repositories. */
    public List<Made> releases() {
        Instant now = world.now();
        return world.repositories()
                .map(WorldRepository.State::repository)
                .flatMap(repository -> repository.releases(now).stream()
                        .map(release -> new Made(
                                "github:release:" + release.id(),
                                release.published(),
                                release.published(),
                                false,
                                ids(repository.official()))))
                .toList();
    }

    /** The posts and comments, those that are deleted among them. */
    public List<Made> things() {
        Instant now = world.now();
        return world.things().stream()
                .map(thing -> new Made(
                        "reddit:" + thing.kind() + ":" + thing.id(),
                        thing.created(),
                        thing.changed(now),
                        thing.deleted(now),
                        thing.deleted(now) ? List.of() : ids(thing.frameworks())))
                .toList();
    }

    /** The ids of the posts and comments whose author's account was deleted. */
    public Set<String> orphans() {
        Instant now = world.now();
        return world.things().stream()
                .filter(thing -> thing.orphaned(now))
                .map(thing -> "reddit:" + thing.kind() + ":" + thing.id())
                .collect(Collectors.toSet());
    }

    /** The papers that came to the daily papers. */
    public List<Made> papers() {
        return world.papers().stream()
                .map(paper -> new Made(
                        "papers:paper:" + paper.id(),
                        paper.published(),
                        paper.submitted(),
                        false,
                        ids(paper.frameworks())))
                .toList();
    }

    /** The repositories of those papers, under the addresses that the papers name; the frameworks are those of
     * whichever repository has them now. */
    public List<Made> code() {
        Map<String, List<String>> frameworks = new HashMap<>();
        world.repositories()
                .forEach(state -> frameworks.put(
                        state.repository().firstFullName(),
                        ids(state.repository().wording().named())));
        world.repositories()
                .forEach(state -> frameworks.put(
                        state.fullName(), ids(state.repository().wording().named())));
        return world.papers().stream()
                .flatMap(paper -> paper.repository().stream()
                        .map(repository -> new Made(
                                "papers:code:" + paper.id() + "#github.com/"
                                        + repository.firstFullName().toLowerCase(Locale.ROOT),
                                paper.published(),
                                paper.submitted(),
                                false,
                                frameworks.getOrDefault(repository.firstFullName(), List.of()))))
                .toList();
    }

    /** The ids of those pairs whose repository was deleted; no other has its name. */
    public Set<String> codeless() {
        Set<String> names = world.repositories()
                .flatMap(state -> Stream.of(state.repository().firstFullName(), state.fullName()))
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        return code().stream()
                .map(Made::id)
                .filter(id -> !names.contains(id.substring(id.indexOf('#') + "#github.com/".length())))
                .collect(Collectors.toSet());
    }

    /**
     * How many models carry each tag of a framework, alone among those of frameworks and in any company; and, as
     * {@code unknown}, how many carry none.
     */
    public Map<String, Models> models() {
        return new Contents(world).models(world.now());
    }

    /** How many events of each type GH Archive has of the hour that begins at an instant. */
    public Map<String, Long> hour(Instant begins) {
        return new TimelineHours(world).counts(begins);
    }

    /** How many models a library loads. */
    public record Models(int exclusive, int any) {
        Models plus(Models other) {
            return new Models(exclusive + other.exclusive, any + other.any);
        }
    }

    /** How many things of a kind name each framework, by year; who moved away from one names it too. */
    public Map<Integer, Map<String, Long>> named(Kind kind) {
        Stream<Made> all = switch (kind) {
            case REPOSITORY -> repositories().stream();
            case RELEASE -> releases().stream();
            case PAPER -> papers().stream();
            case POST, COMMENT -> things().stream().filter(made -> made.id().startsWith("reddit:" + kind));
            case CODE -> code().stream();
            case STARS, MODELS, ACTIVITY -> Stream.empty();
        };
        return all.flatMap(made -> made.frameworks().stream()
                        .map(framework -> Map.entry(
                                made.occurred().atOffset(ZoneOffset.UTC).getYear(), framework)))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey,
                        TreeMap::new,
                        Collectors.groupingBy(
                                (Function<Map.Entry<Integer, String>, String>) Map.Entry::getValue,
                                TreeMap::new,
                                Collectors.counting())));
    }

    static List<String> ids(List<Framework> frameworks) {
        return frameworks.stream().map(Framework::id).toList();
    }

    /** All of it. */
    Reply json() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("repositories", repositories());
        all.put("deletedRepositories", deletedRepositories());
        all.put("releases", releases());
        all.put("things", things());
        all.put("papers", papers());
        all.put("code", code());
        all.put("models", models());
        all.put("stars", stars());
        Map<String, Object> named = new LinkedHashMap<>();
        for (Kind kind : List.of(Kind.REPOSITORY, Kind.PAPER, Kind.CODE, Kind.POST, Kind.COMMENT)) {
            named.put(kind.toString(), named(kind));
        }
        all.put("named", named);
        return Reply.json(200, all);
    }
}
