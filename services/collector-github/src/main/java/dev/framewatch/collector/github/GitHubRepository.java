package dev.framewatch.collector.github;

import dev.framewatch.collector.Fields;
import dev.framewatch.event.Draft;
import dev.framewatch.event.Flag;
import dev.framewatch.event.Kind;
import dev.framewatch.event.Metric;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A repository as GitHub's REST API tells of it, and what its files say.
 *
 * @param fields the API's fields; many may be missing
 * @param readme its README; {@code null} where it has none or nobody looked
 * @param dependencies the packages that its manifests name
 */
record GitHubRepository(Fields fields, @Nullable String readme, List<String> dependencies) {
    private static final int MOST_TOPICS = 100;
    private static final int LONGEST_LANGUAGE = 60;

    GitHubRepository {
        dependencies = List.copyOf(dependencies);
    }

    /**
     * What keeps it from being an event.
     *
     * @param reason the same for all that lack it
     * @param detail which one
     */
    record Lack(String reason, String detail) {}

    /** One whose files nobody looked at. */
    static GitHubRepository of(Fields fields) {
        return new GitHubRepository(fields, null, List.of());
    }

    /** What it lacks; empty where it can be an event. */
    Optional<Lack> lack() {
        if (id() == null) {
            return Optional.of(new Lack("No repository: it has no numeric id", ""));
        }
        if (name() == null) {
            return Optional.of(new Lack("No repository: it has no full_name", "id " + id()));
        }
        return created() == null
                ? Optional.of(new Lack("A repository without created_at, as lists have it", String.valueOf(name())))
                : Optional.empty();
    }

    private @Nullable Long id() {
        return fields.json().path("id").isIntegralNumber() ? fields.count("id") : null;
    }

    private @Nullable String name() {
        return fields.text("full_name");
    }

    private @Nullable Instant created() {
        return fields.time("created_at");
    }

    /** The number that is its identity; {@link #lack()} says whether it has one. */
    String number() {
        return String.valueOf(id());
    }

    /** When GitHub last changed anything of it: a push, a star, a new description. */
    Instant changed() {
        return Stream.of("updated_at", "pushed_at")
                .map(fields::time)
                .filter(Objects::nonNull)
                .reduce(Objects.requireNonNull(created()), (one, other) -> one.isAfter(other) ? one : other);
    }

    /** The event of its creation, as it is now; only of one that lacks nothing. */
    Draft draft(Observation observation) {
        String name = Objects.requireNonNull(name());
        String url = fields.text("html_url");
        Draft draft = observation
                .draft(Kind.REPOSITORY, number(), Objects.requireNonNull(created()), changed())
                .title(name)
                .url(url == null ? "https://github.com/" + name : url)
                .flag(Flag.FORK, fields.isTrue("fork"))
                .flag(Flag.BOT, "Bot".equals(fields.in("owner").text("type")))
                .flag(Flag.GENERATED, isGenerated());
        return observation.ownedBy(describe(draft), name);
    }

    /** Whether it was made from a template, which only the whole answer for one repository says, or by a machine. */
    private boolean isGenerated() {
        return fields.json().path("template_repository").isObject()
                || fields.text("mirror_url") != null
                || MachineWords.areIn(fields.text("description"));
    }

    /** Says of it what a classifier may read, and its counts. */
    Draft describe(Draft draft) {
        String description = fields.text("description");
        draft.text(
                        description == null || readme == null
                                ? (description == null ? readme : description)
                                : description + "\n\n" + readme)
                .language(shortEnough(fields.text("language")))
                .metric(Metric.STARS, first("stargazers_count", "watchers_count", "watchers"))
                .metric(Metric.FORKS, first("forks_count", "forks"))
                .metric(Metric.OPEN_ISSUES, first("open_issues_count", "open_issues"));
        fields.texts("topics", "name").stream().limit(MOST_TOPICS).forEach(draft::topic);
        dependencies.forEach(draft::dependency);
        return draft;
    }

    private static @Nullable String shortEnough(@Nullable String language) {
        return language == null || language.length() > LONGEST_LANGUAGE ? null : language;
    }

    private @Nullable Long first(String... names) {
        return Stream.of(names)
                .map(fields::count)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
