package dev.framewatch.collector.github;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.framewatch.collector.poll.Budget;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Somebody whose budgets GitHub counts: a token, or nobody.
 *
 * @param name names it in messages, never by its token
 * @param digest names it in budgets
 * @param authorized whether it is a token
 * @param api asks for it
 */
record GitHubAccount(String name, String digest, boolean authorized, GitHubApi api) {
    /** What GitHub counts apart: docs.github.com/rest, rate limits. */
    enum Resource {
        CORE("core", 5_000, 60, Duration.ofHours(1)),
        SEARCH("search", 30, 10, Duration.ofMinutes(1)),
        /** Its units are points; nobody without a token has any. */
        GRAPHQL("graphql", 5_000, 0, Duration.ofHours(1)),
        /** All requests together, as a secondary limit counts them; no header tells of it. */
        POINTS("points", 900, 900, Duration.ofMinutes(1));

        private final String word;
        private final int limit;
        private final int anonymous;
        private final Duration window;

        Resource(String word, int limit, int anonymous, Duration window) {
            this.word = word;
            this.limit = limit;
            this.anonymous = anonymous;
            this.window = window;
        }

        /** GitHub's name for it. */
        String word() {
            return word;
        }
    }

    /** The account of a token, or nobody's for {@code null}. */
    static GitHubAccount of(@Nullable String token, String name, GitHubApi api) {
        String digest = token == null
                ? "anonymous"
                : UUID.nameUUIDFromBytes(token.getBytes(UTF_8)).toString().substring(0, 8);
        return new GitHubAccount(name, digest, token != null, api);
    }

    /** Whether it may spend anything of a resource. */
    boolean has(Resource resource) {
        return authorized || resource.anonymous > 0;
    }

    /** Its budget of a resource that it has. */
    Budget budget(Resource resource) {
        return new Budget(
                GitHub.LANE + ":" + resource.word + ":" + digest,
                authorized ? resource.limit : resource.anonymous,
                resource.window);
    }

    /** All that it may spend. */
    List<Budget> budgets() {
        return Stream.of(Resource.values()).filter(this::has).map(this::budget).toList();
    }
}
