package dev.framewatch.collector.github;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How GitHub is asked.
 *
 * @param address where its API is
 * @param tokens tokens of users, each with budgets of its own; none: anonymous, with small budgets and no GraphQL
 * @param lookBack how far back the very first search for repositories reaches
 */
@ConfigurationProperties("framewatch.github")
record GitHubSettings(
        @DefaultValue("https://api.github.com") URI address,
        @Nullable List<String> tokens,
        @DefaultValue("1d") Duration lookBack) {
    GitHubSettings {
        tokens = (tokens == null ? List.<String>of() : tokens)
                .stream()
                        .map(String::strip)
                        .filter(token -> !token.isEmpty())
                        .distinct()
                        .toList();
        if (tokens.stream().anyMatch(token -> !token.chars().allMatch(c -> c > ' ' && c < 127))) {
            throw new IllegalArgumentException("framewatch.github.tokens has characters that no token has");
        }
        if (!lookBack.isPositive()) {
            throw new IllegalArgumentException("framewatch.github.look-back must be above 0");
        }
    }

    /** The tokens; none where there were none. */
    @Override
    public List<String> tokens() {
        return tokens == null ? List.of() : tokens;
    }

    /** The settings without the tokens. */
    @Override
    public String toString() {
        return "GitHubSettings[address=" + address + ", tokens=" + tokens().size() + ", lookBack=" + lookBack + "]";
    }
}
