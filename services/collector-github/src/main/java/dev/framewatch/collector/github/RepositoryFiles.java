package dev.framewatch.collector.github;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.framewatch.collector.Fields;
import dev.framewatch.collector.github.GitHubAccount.Resource;
import dev.framewatch.collector.http.Answer;
import dev.framewatch.collector.poll.BudgetSpent;
import dev.framewatch.collector.poll.PollContext;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.JsonNode;

/**
 * Reads a repository with its README and its first manifests by REST, for one who has no GraphQL.
 *
 * @param github is asked
 * @param context takes the units
 */
record RepositoryFiles(GitHub github, PollContext context) {
    private static final int MOST_MANIFESTS = 2;

    /** How many requests that takes at most: the repository, its README, the list of its files, and the manifests. */
    static final int COST = 3 + MOST_MANIFESTS;

    /** Whether there is as much left as that takes. */
    boolean affordable() {
        return github.left(context, Resource.CORE) >= COST;
    }

    /**
     * The repository of a number; empty where there is none.
     *
     * @throws BudgetSpent also if GitHub wants to be left alone
     */
    Optional<GitHubRepository> read(String number) {
        Optional<JsonNode> repository = ask(api -> api.repository(number, null));
        if (repository.isEmpty()) {
            return Optional.empty();
        }
        String readme =
                ask(api -> api.readme(number)).map(RepositoryFiles::text).orElse(null);
        Map<String, String> manifests = new LinkedHashMap<>();
        for (String name : manifests(ask(api -> api.files(number)))) {
            ask(api -> api.file(number, name)).map(RepositoryFiles::text).ifPresent(text -> manifests.put(name, text));
        }
        return Optional.of(
                new GitHubRepository(new Fields(repository.get()), readme, RepositoryDetails.dependencies(manifests)));
    }

    private static List<String> manifests(Optional<JsonNode> listing) {
        Set<String> names = new HashSet<>();
        listing.ifPresent(files -> files.forEach(file -> {
            if (file.path("type").asString("").equals("file")) {
                names.add(file.path("name").asString(""));
            }
        }));
        return RepositoryDetails.MANIFESTS.stream()
                .filter(names::contains)
                .limit(MOST_MANIFESTS)
                .toList();
    }

    /** The text of a file; {@code null} where the answer does not hold it, as of one that is too large. */
    private static @Nullable String text(JsonNode file) {
        if (!file.path("encoding").asString("").equals("base64")) {
            return null;
        }
        try {
            return new String(
                    Base64.getMimeDecoder().decode(file.path("content").asString("")), UTF_8);
        } catch (IllegalArgumentException unreadable) {
            return null;
        }
    }

    private Optional<JsonNode> ask(Function<GitHubApi, ResponseEntity<byte[]>> request) {
        return switch (github.ask(context, Resource.CORE, request)) {
            case Asked.Limited limited -> {
                context.limited(limited.until().budgets(), limited.until().until());
                throw new BudgetSpent(
                        limited.until().budgets().getFirst().name(),
                        limited.until().until());
            }
            case Asked.Told told -> {
                Answer answer = told.answer();
                if (!answer.isOk() && !OwnRepositories.isMissing(answer.status())) {
                    throw answer.failure();
                }
                yield answer.isOk() ? Optional.of(answer.json()) : Optional.empty();
            }
        };
    }
}
