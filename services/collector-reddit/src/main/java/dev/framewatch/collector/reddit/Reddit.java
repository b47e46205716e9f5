package dev.framewatch.collector.reddit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.framewatch.collector.http.Answer;
import dev.framewatch.collector.http.SourceAddress;
import dev.framewatch.collector.http.SourceClients;
import dev.framewatch.collector.poll.Budget;
import dev.framewatch.collector.poll.BudgetReading;
import dev.framewatch.collector.poll.Pauses;
import dev.framewatch.collector.poll.Poll.LimitedUntil;
import dev.framewatch.collector.poll.PollContext;
import dev.framewatch.collector.poll.PollFailed;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.http.ResponseEntity;

/**
 * Reddit's API within its budget: 100 requests a minute for an app, averaged over 10 minutes. What is left stands in each
 * answer's {@code X-Ratelimit-Used}, {@code -Remaining} and {@code -Reset}, with decimals and in seconds. Requests for
 * tokens are paid for as well.
 */
final class Reddit {
    /** The lane of all that draws from its budget. */
    static final String LANE = "reddit";

    private static final int REQUESTS = 1_000;
    private static final Duration WINDOW = Duration.ofMinutes(10);

    private final RedditToken token;
    private final RedditApi api;
    private final Budget budget;

    /** What came of asking. */
    sealed interface Asked {
        /** An answer that a caller can use: 200. */
        record Told(Answer answer) implements Asked {}

        /** It wants to be left alone. */
        record Limited(LimitedUntil until) implements Asked {}
    }

    /** One that has credentials. */
    Reddit(RedditSettings settings, SourceClients clients) {
        String userAgent = Objects.requireNonNull(settings.userAgent(), "a user agent");
        this.token = new RedditToken(settings, userAgent, clients);
        SourceAddress address = SourceAddress.of(settings.address(), userAgent);
        this.api = clients.client(RedditApi.class, address.authorizedBy(token::header));
        String app = UUID.nameUUIDFromBytes(String.valueOf(settings.clientId()).getBytes(UTF_8))
                .toString()
                .substring(0, 8);
        this.budget = new Budget("reddit:api:" + app, REQUESTS, WINDOW);
    }

    /** Asks once, for a token before that where there is none; a status that no caller can use is a {@link PollFailed}. */
    Asked ask(PollContext context, String what, Function<RedditApi, ResponseEntity<byte[]>> request) {
        for (int tries = 0; ; tries++) {
            if (token.ends(context.clock())) {
                context.take(budget, 1);
                Answer refused = token.renew(context.clock());
                if (refused != null) {
                    return usable(context, "a token", refused);
                }
            }
            context.take(budget, 1);
            Answer answer = Answer.of(request.apply(api));
            reading(answer).ifPresent(reading -> context.told(budget, reading));
            if (answer.status() != 401) {
                return usable(context, what, answer);
            }
            token.forget();
            if (tries > 0) {
                throw new PollFailed("Reddit answered 401 to a token that it had just given");
            }
        }
    }

    private Asked usable(PollContext context, String what, Answer answer) {
        return switch (answer.status()) {
            case 200 -> new Asked.Told(answer);
            case 429 -> new Asked.Limited(limited(answer, context));
            case 403 ->
                throw new PollFailed("Reddit does not show " + what + " (403); it may be private, or the app is"
                        + " not approved for it");
            case 404 -> throw new PollFailed("Reddit has no " + what + " (404)");
            default -> throw answer.failure();
        };
    }

    /** As long as it says, else until its window ends if nothing is left of it, else longer each time. */
    private LimitedUntil limited(Answer answer, PollContext context) {
        Duration pause = answer.retryAfter()
                .or(() -> reading(answer)
                        .filter(reading -> reading.remaining() == 0)
                        .map(BudgetReading::resetsIn))
                .filter(Duration::isPositive)
                .orElseGet(() -> Pauses.OF_LIMITS.after(context.limits() + 1));
        return new LimitedUntil(
                context.clock().instant().plus(pause),
                "Reddit answered 429: too many requests for now",
                List.of(budget));
    }

    private static Optional<BudgetReading> reading(Answer answer) {
        Optional<Double> used = answer.number("X-Ratelimit-Used");
        Optional<Double> remaining = answer.number("X-Ratelimit-Remaining");
        Optional<Double> reset = answer.number("X-Ratelimit-Reset");
        if (used.isEmpty() || remaining.isEmpty() || reset.isEmpty()) {
            return Optional.empty();
        }
        int left = (int) Math.floor(remaining.get());
        int limit = (int) Math.ceil(used.get()) + left;
        return Optional.of(new BudgetReading(limit, left, Duration.ofMillis((long) (reset.get() * 1_000))));
    }
}
