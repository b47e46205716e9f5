package dev.framewatch.collector.github;

import dev.framewatch.collector.Fields;
import dev.framewatch.collector.ImportFormat;
import dev.framewatch.collector.ImportOptions;
import dev.framewatch.collector.Item;
import dev.framewatch.collector.ItemReader;
import dev.framewatch.collector.Outcomes;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Repositories as GitHub's API answers them: pages of a search, lists, or one alone. */
final class GitHubRepositories implements ImportFormat {
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
            GitHubRepository repository = GitHubRepository.of(item.fields());
            repository
                    .lack()
                    .ifPresentOrElse(
                            lack -> outcomes.rejected(lack.reason(), lack.detail()),
                            () -> outcomes.event(repository.draft(observation).event()));
        }
    }
}
