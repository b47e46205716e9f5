package dev.framewatch.collector.github;

import dev.framewatch.collector.Fields;
import dev.framewatch.collector.ImportFormat;
import dev.framewatch.collector.ImportOptions;
import dev.framewatch.collector.Item;
import dev.framewatch.collector.ItemReader;
import dev.framewatch.collector.Outcomes;
import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.Draft;
import dev.framewatch.event.Flag;
import dev.framewatch.event.Kind;
import dev.framewatch.event.Metric;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Repositories as GitHub's API answers them: pages of a search, lists, or one alone. */
final class GitHubRepositories implements ImportFormat {
    private static final int MOST_TOPICS = 100;
    private static final int LONGEST_LANGUAGE = 60;

    private final Observation observation;

    GitHubRepositories(Observation observation) {
        this.observation = observation;
    }

    @Override
    public String name() {
        return "github-repositories";
    }

    @Override
    public String description() {
        return "repositories as GitHub's API answers them: search pages, lists or single objects";
    }

    @Override
    public ItemReader open(ImportOptions options) {
        return new Reader();
    }

    private final class Reader implements ItemReader {
        @Override
        public List<JsonNode> items(JsonNode value, Outcomes outcomes) {
            if (!value.path("items").isArray()) {
                return ItemReader.super.items(value, outcomes);
            }
            if (new Fields(value).isTrue("incomplete_results")) {
                outcomes.warning("a search page says incomplete_results: GitHub had not looked at everything");
            }
            return List.copyOf(value.path("items").values());
        }

        @Override
        public void read(Item item, Outcomes outcomes) {
            Fields fields = item.fields();
            Long id = fields.json().path("id").isIntegralNumber() ? fields.count("id") : null;
            String name = fields.text("full_name");
            Instant created = fields.time("created_at");
            if (id == null) {
                outcomes.rejected("No repository: it has no numeric id", "");
            } else if (name == null) {
                outcomes.rejected("No repository: it has no full_name", "id " + id);
            } else if (created == null) {
                outcomes.rejected("A repository without created_at, as lists have it", name);
            } else {
                outcomes.event(event(fields, id, name, created));
            }
        }
    }

    private AdoptionEvent event(Fields fields, long id, String name, Instant created) {
        Instant changed = Stream.of("updated_at", "pushed_at")
                .map(fields::time)
                .filter(Objects::nonNull)
                .reduce(created, (one, other) -> one.isAfter(other) ? one : other);
        String url = fields.text("html_url");
        Draft draft = observation
                .draft(Kind.REPOSITORY, String.valueOf(id), created, changed)
                .title(name)
                .text(fields.text("description"))
                .language(shortEnough(fields.text("language")))
                .url(url == null ? "https://github.com/" + name : url)
                .metric(Metric.STARS, first(fields, "stargazers_count", "watchers_count", "watchers"))
                .metric(Metric.FORKS, first(fields, "forks_count", "forks"))
                .metric(Metric.OPEN_ISSUES, first(fields, "open_issues_count", "open_issues"))
                .flag(Flag.FORK, fields.isTrue("fork"));
        fields.texts("topics", "name").stream().limit(MOST_TOPICS).forEach(draft::topic);
        return observation.ownedBy(draft, name).event();
    }

    private static @Nullable String shortEnough(@Nullable String language) {
        return language == null || language.length() > LONGEST_LANGUAGE ? null : language;
    }

    private static @Nullable Long first(Fields fields, String... names) {
        return Stream.of(names)
                .map(fields::count)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
