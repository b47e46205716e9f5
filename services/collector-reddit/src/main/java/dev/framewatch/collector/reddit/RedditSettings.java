package dev.framewatch.collector.reddit;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How Reddit is asked. The form of the user agent is Reddit's rule (support.reddithelp.com, Data API wiki): platform, id
 * of the app, version, and who runs it.
 *
 * @param address where its API is
 * @param tokenAddress where it gives tokens
 * @param clientId the id of the app that Reddit approved; absent: nothing is asked
 * @param clientSecret its secret
 * @param userAgent what we call ourselves, as {@code linux:com.example.watch:1.0 (by /u/somebody)}
 * @param subreddits which ones are followed
 */
@ConfigurationProperties("framewatch.reddit")
record RedditSettings(
        @DefaultValue("https://oauth.reddit.com") URI address,
        @DefaultValue("https://www.reddit.com") URI tokenAddress,
        @Nullable String clientId,
        @Nullable String clientSecret,
        @Nullable String userAgent,

        @DefaultValue({
            "MachineLearning",
            "deeplearning",
            "pytorch",
            "tensorflow",
            "learnmachinelearning",
            "LocalLLaMA",
            "computervision",
            "LanguageTechnology"
        })
        List<String> subreddits) {
    private static final Pattern AGENT = Pattern.compile("[^\\s:]+:[^\\s:]+:[^\\s:]+ \\(by /?u/[A-Za-z0-9_-]+\\)");
    private static final Pattern SUBREDDIT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_]{1,20}");

    RedditSettings {
        clientId = given(clientId);
        clientSecret = given(clientSecret);
        userAgent = given(userAgent);
        subreddits = List.copyOf(subreddits);
        subreddits.stream()
                .filter(name -> !SUBREDDIT.matcher(name).matches())
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException("framewatch.reddit.subreddits has '" + name
                            + "'; a name has 2 to 21 letters, digits and underscores, without r/");
                });
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** Why nothing can be asked, and what to do; empty where it can. */
    Optional<String> off() {
        if (clientId == null || clientSecret == null || userAgent == null) {
            return Optional.of(
                    "No credentials. Reddit approves each app; set framewatch.reddit.client-id, .client-secret"
                            + " and .user-agent. Dumps can be imported without");
        }
        return AGENT.matcher(userAgent).matches()
                ? Optional.empty()
                : Optional.of("Reddit throttles who does not say who he is; write framewatch.reddit.user-agent as"
                        + " platform:app id:version (by /u/name)");
    }

    /** The settings without the credentials. */
    @Override
    public String toString() {
        return "RedditSettings[address=" + address + ", tokenAddress=" + tokenAddress + ", credentials="
                + (clientId == null || clientSecret == null ? "none" : "set") + ", userAgent=" + userAgent
                + ", subreddits=" + subreddits + "]";
    }
}
