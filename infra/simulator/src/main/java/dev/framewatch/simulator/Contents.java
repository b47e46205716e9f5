package dev.framewatch.simulator;

import dev.framewatch.event.Kind;
import dev.framewatch.event.Metric;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the things of the world say now, as their events have to hold it once everything was seen. */
public final class Contents {
    /**
     * What one thing says.
     *
     * @param titles what may be its title, since a name may have changed after it was told; none: it has none
     * @param texts what may be its text; none: it has none
     * @param metrics the counts that it has, as far as the time is known at which they are told
     */
    public record Content(Set<String> titles, Set<String> texts, Map<Metric, Count> metrics) {
        public Content {
            titles = Set.copyOf(titles);
            texts = Set.copyOf(texts);
            metrics = Map.copyOf(metrics);
        }
    }

    /** A count that is from one number to another; one number where it can be told. */
    public record Count(long least, long most) {
        static Count of(long number) {
            return new Count(number, number);
        }

        static Count between(long one, long other) {
            return new Count(Math.min(one, other), Math.max(one, other));
        }
    }

    private final World world;

    Contents(World world) {
        this.world = world;
    }

    /** Everything that is there and not removed, by the id of its event. */
    public Map<String, Content> all() {
        Map<String, Content> all = new TreeMap<>();
        world.repositories().forEach(state -> {
            all.put("github:repository:" + state.repository().id(), repository(state));
            releases(state, all);
        });
        things(all);
        papers(all);
        return all;
    }

    /** The repositories whose creation GH Archive tells in words that name a framework, as it tells of them. */
    public Map<String, Content> announced() {
        Map<String, Content> all = new TreeMap<>();
        world.everyRepository().stream()
                .filter(repository -> repository.official().isEmpty())
                .filter(repository -> repository
                        .wording()
                        .used()
                        .filter(used -> repository.description().contains(used.written()))
                        .isPresent())
                .forEach(repository -> all.put(
                        "github:repository:" + repository.id(),
                        new Content(Set.of(repository.firstFullName()), Set.of(repository.description()), Map.of())));
        return all;
    }

    /** The numbers of the frameworks' own repositories. */
    public Set<String> ownNumbers() {
        return world.repositories()
                .map(WorldRepository.State::repository)
                .filter(repository -> !repository.official().isEmpty())
                .map(repository -> String.valueOf(repository.id()))
                .collect(Collectors.toSet());
    }

    /** A framework's own repository, by its number, as it was at some time between two; empty where there is none. */
    public Optional<Content> own(String number, Instant from, Instant to) {
        return world.repository(number)
                .map(WorldRepository.State::repository)
                .filter(repository -> !repository.official().isEmpty())
                .flatMap(repository ->
                        at(repository, from).flatMap(first -> at(repository, to).map(last -> between(first, last))));
    }

    /** What it was then, if it was there; what it was at first or is now, where that is before or ahead. */
    private Optional<WorldRepository.State> at(WorldRepository repository, Instant time) {
        Instant latest = time.isBefore(world.now()) ? time : world.now();
        return repository.at(latest.isBefore(repository.created()) ? repository.created() : latest);
    }

    /** {@link Truth#models()} as of an instant that is over. */
    public Map<String, Truth.Models> models(Instant at) {
        Map<String, Truth.Models> models = new TreeMap<>();
        for (WorldPaper paper : world.papers()) {
            if (paper.submitted().isAfter(at)) {
                break;
            }
            List<String> ids = Truth.ids(paper.frameworks());
            for (String id : ids.isEmpty() ? List.of("unknown") : ids) {
                models.merge(id, new Truth.Models(ids.size() == 1 ? 1 : 0, 1), Truth.Models::plus);
            }
        }
        return models;
    }

    /** How many events of each type GH Archive has of an hour of each of the frameworks' own repositories, by its name then. */
    public Map<String, Map<String, Long>> ownHour(Instant begins) {
        return new TimelineHours(world).ownCounts(begins);
    }

    /** When the last of all its events happened, in whole seconds. */
    public Instant newest(Instant begins) {
        return new TimelineHours(world).newest(begins);
    }

    private static Content between(WorldRepository.State first, WorldRepository.State last) {
        boolean same = first.stars() == last.stars();
        return new Content(
                Set.copyOf(List.of(first.fullName(), last.fullName())),
                Set.of(),
                Map.of(
                        Metric.STARS, Count.between(first.stars(), last.stars()),
                        Metric.FORKS, Count.between(first.forks(), last.forks()),
                        Metric.OPEN_ISSUES, same ? Count.of(last.openIssues()) : Count.between(0, Long.MAX_VALUE)));
    }

    private static String text(WorldRepository repository) {
        return repository.description() + "\n\n" + repository.readme();
    }

    private static Content repository(WorldRepository.State state) {
        return new Content(
                Set.of(state.fullName()),
                Set.of(text(state.repository())),
                Map.of(
                        Metric.STARS, Count.of(state.stars()),
                        Metric.FORKS, Count.of(state.forks()),
                        Metric.OPEN_ISSUES, Count.of(state.openIssues())));
    }

    private void releases(WorldRepository.State state, Map<String, Content> all) {
        WorldRepository repository = state.repository();
        Set<String> names = Set.copyOf(List.of(repository.firstFullName(), state.fullName()));
        for (WorldRepository.Release release : repository.releases(world.now())) {
            Set<String> titles = new HashSet<>();
            Set<String> texts = new HashSet<>();
            for (String name : names) {
                titles.add(name + " " + release.tag());
                texts.add(FullName.of(name).name() + " " + release.tag() + "\n\n" + GitHubJson.notes(release));
            }
            all.put("github:release:" + release.id(), new Content(titles, texts, Map.of()));
        }
    }

    private void things(Map<String, Content> all) {
        Instant now = world.now();
        for (WorldThing thing : world.things()) {
            if (thing.deleted(now)) {
                continue;
            }
            Map<Metric, Count> metrics = new HashMap<>();
            metrics.put(Metric.SCORE, Count.between(thing.lastingScore(now), thing.score(now)));
            boolean post = thing.kind() == Kind.POST;
            if (post) {
                metrics.put(Metric.COMMENTS, Count.of(thing.comments()));
            }
            all.put(
                    "reddit:" + thing.kind() + ":" + thing.id(),
                    new Content(post ? Set.of(thing.title()) : Set.of(), Set.of(thing.text(now)), metrics));
        }
    }

    private Stream<String> names(WorldRepository repository) {
        return Stream.of(repository.firstFullName(), repository.fullName(world.now()))
                .distinct();
    }

    private void papers(Map<String, Content> all) {
        Map<String, Set<String>> texts = new HashMap<>();
        Map<String, Long> forks = new HashMap<>();
        world.repositories()
                .forEach(state ->
                        names(state.repository()).forEach(name -> forks.merge(name, state.forks(), Math::max)));
        // of several that had a name one after another, whichever had it when it was asked for
        world.everyRepository()
                .forEach(repository -> names(repository)
                        .filter(forks::containsKey)
                        .forEach(name -> texts.computeIfAbsent(name, _ -> new HashSet<>())
                                .add(text(repository))));
        for (WorldPaper paper : world.papers()) {
            all.put(
                    "papers:paper:" + paper.id(),
                    new Content(
                            Set.of(paper.title()),
                            Set.of(paper.summary()),
                            Map.of(
                                    Metric.UPVOTES, Count.of(paper.upvotes()),
                                    Metric.COMMENTS, Count.of(paper.comments()))));
            Consumer<WorldRepository> pair = repository -> all.put(
                    "papers:code:" + paper.id() + "#github.com/"
                            + repository.firstFullName().toLowerCase(Locale.ROOT),
                    new Content(
                            Set.of(paper.title()),
                            texts.getOrDefault(repository.firstFullName(), Set.of()),
                            Map.of(
                                    Metric.FORKS,
                                    Count.between(0, forks.getOrDefault(repository.firstFullName(), 0L)))));
            paper.repository().ifPresent(pair);
        }
    }
}
