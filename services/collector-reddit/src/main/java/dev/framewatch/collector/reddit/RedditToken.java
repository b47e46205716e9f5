package dev.framewatch.collector.reddit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.framewatch.collector.http.Answer;
import dev.framewatch.collector.http.SourceAddress;
import dev.framewatch.collector.http.SourceClients;
import dev.framewatch.collector.poll.PollFailed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The app's token, which is good for an hour and kept in memory only. */
final class RedditToken {
    private static final Duration EARLIER = Duration.ofMinutes(2);

    private final RedditTokenApi api;
    private volatile @Nullable String token;
    private volatile Instant until = Instant.MIN;

    RedditToken(RedditSettings settings, String userAgent, SourceClients clients) {
        String app = settings.clientId() + ":" + settings.clientSecret();
        String basic = "Basic " + Base64.getEncoder().encodeToString(app.getBytes(UTF_8));
        SourceAddress address = SourceAddress.of(settings.tokenAddress(), userAgent);
        this.api = clients.client(RedditTokenApi.class, address.authorizedBy(() -> basic));
    }

    /** What goes into the header {@code Authorization}. */
    @Nullable
    String header() {
        return token == null ? null : "bearer " + token;
    }

    /** Whether a new one is needed. */
    boolean ends(Clock clock) {
        return token == null || !clock.instant().isBefore(until);
    }

    /** Reddit no longer takes it. */
    void forget() {
        token = null;
    }

    /** Asks for a new one; the answer, if that is none. */
    @Nullable
    Answer renew(Clock clock) {
        Answer answer = Answer.of(api.token("grant_type=client_credentials"));
        if (answer.status() == 401) {
            throw new PollFailed("Reddit does not know framewatch.reddit.client-id with its client-secret (401);"
                    + " compare them with those of the app at reddit.com/prefs/apps");
        }
        if (!answer.isOk()) {
            return answer;
        }
        JsonNode given = answer.json();
        String value = given.path("access_token").asString("");
        if (value.isEmpty()) {
            throw new PollFailed(
                    "Reddit gave no token, but the error " + given.path("error").asString("without a name"));
        }
        Duration goodFor = Duration.ofSeconds(given.path("expires_in").asLong(3_600));
        until = clock.instant().plus(goodFor).minus(EARLIER);
        token = value;
        return null;
    }
}
