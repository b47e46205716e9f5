package dev.framewatch.collector.reddit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class RedditSettingsTest {
    private static final URI SOMEWHERE = URI.create("https://example.invalid");

    private static RedditSettings settings(@Nullable String secret, String agent, String subreddit) {
        return new RedditSettings(SOMEWHERE, SOMEWHERE, "an-app", secret, agent, List.of(subreddit));
    }

    @Test
    void eightSubredditsAreFollowedIfNobodySaysWhich() {
        RedditSettings unset = new Binder(new MapConfigurationPropertySource())
                .bindOrCreate("framewatch.reddit", RedditSettings.class);

        assertThat(unset.subreddits())
                .containsExactly(
                        "MachineLearning",
                        "deeplearning",
                        "pytorch",
                        "tensorflow",
                        "learnmachinelearning",
                        "LocalLLaMA",
                        "computervision",
                        "LanguageTechnology");
        assertThat(unset.address()).isEqualTo(URI.create("https://oauth.reddit.com"));
        assertThat(unset.off()).isPresent();
    }

    @Test
    void withoutCredentialsItIsOffAndSaysWhatToDo() {
        assertThat(settings(" ", "linux:app:1.0 (by /u/me)", "pytorch").off())
                .hasValueSatisfying(
                        reason -> assertThat(reason).contains("framewatch.reddit.client-id", "Dumps can be imported"));
        assertThat(settings("s", "linux:app:1.0 (by /u/me)", "pytorch").off()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"okhttp/4", "linux:app:1.0", "app (by /u/me)", "linux:app:1.0 (by me)"})
    void aUserAgentThatRedditThrottlesIsNotUsed(String agent) {
        assertThat(settings("s", agent, "pytorch").off())
                .hasValueSatisfying(reason -> assertThat(reason).contains("framewatch.reddit.user-agent"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"r/pytorch", "a", "no spaces", "thisnameiswaytoolongforone", "../x"})
    void aNameThatIsNoSubredditIsRefused(String name) {
        assertThatThrownBy(() -> settings("s", "a", name)).hasMessageContaining("'" + name + "'");
    }

    @Test
    void theSecretIsShownNowhere() {
        assertThat(settings("canary", "linux:app:1.0 (by /u/me)", "pytorch"))
                .asString()
                .doesNotContain("canary");
    }
}
