package dev.framewatch.simulator;

import dev.framewatch.event.Kind;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the things of the world were drawn from, beside what came of it, so that luck can be told from errors. */
public final class Draws {
    /**
     * One thing that is still there, whether or not it came to use a framework.
     *
     * @param kind its kind
     * @param occurred when it happened
     * @param any how likely it was to use a framework, 0 to 1
     * @param odds how likely each framework was to be the one, if any; together they are 1
     * @param used the framework that it came to use
     * @param left the framework that it says it moved away from
     */
    public record Draw(
            Kind kind,
            Instant occurred,
            double any,
            Map<String, Double> odds,
            @Nullable String used,
            @Nullable String left) {
        public Draw {
            odds = Map.copyOf(odds);
        }
    }

    private final World world;

    Draws(World world) {
        this.world = world;
    }

    /** The ids of the frameworks that there are in any world. */
    public static List<String> frameworks() {
        return Stream.of(Framework.values()).map(Framework::id).toList();
    }

    /** Everything of the kinds that count in shares. */
    public List<Draw> all() {
        return Stream.of(repositories(), things(), papers(), code())
                .flatMap(draws -> draws)
                .toList();
    }

    private Stream<Draw> repositories() {
        return world.repositories()
                .map(state -> draw(Kind.REPOSITORY, state.repository().created(), state.repository()));
    }

    private Stream<Draw> things() {
        Instant now = world.now();
        return world.things().stream()
                .filter(thing -> !thing.deleted(now))
                .map(thing -> draw(thing.kind(), thing.created(), thing.created(), thing.wording()));
    }

    private Stream<Draw> papers() {
        return world.papers().stream()
                .map(paper -> draw(Kind.PAPER, paper.published(), paper.published(), paper.wording()));
    }

    /** The repositories of papers: whichever have the names now that the papers tell, where any has. */
    private Stream<Draw> code() {
        Map<String, WorldRepository> named = new HashMap<>();
        world.repositories().map(WorldRepository.State::repository).forEach(its -> named.put(its.firstFullName(), its));
        world.repositories().forEach(state -> named.put(state.fullName(), state.repository()));
        return world.papers().stream()
                .flatMap(paper -> paper
                        .repository()
                        .flatMap(repository -> Optional.ofNullable(named.get(repository.firstFullName())))
                        .map(repository -> draw(Kind.CODE, paper.published(), repository))
                        .stream());
    }

    /** What a repository was drawn from when it was created; a framework's own uses that one for sure. */
    private Draw draw(Kind kind, Instant occurred, WorldRepository repository) {
        if (repository.official().isEmpty()) {
            return draw(kind, occurred, repository.created(), repository.wording());
        }
        String own = repository.official().getFirst().id();
        return new Draw(kind, occurred, 1, Map.of(own, 1.0), own, null);
    }

    private Draw draw(Kind kind, Instant occurred, Instant made, Wording wording) {
        Map<String, Double> odds = world.odds(kind, made).entrySet().stream()
                .collect(Collectors.toMap(each -> each.getKey().id(), Map.Entry::getValue));
        return new Draw(
                kind,
                occurred,
                World.NAME_ANY,
                odds,
                wording.used().map(Framework::id).orElse(null),
                wording.left().map(Framework::id).orElse(null));
    }
}
