package dev.framewatch.collector.github;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.framewatch.collector.github.GitHubAccount.Resource;
import dev.framewatch.collector.http.Answer;
import dev.framewatch.collector.poll.BudgetReading;
import dev.framewatch.collector.poll.Pauses;
import dev.framewatch.collector.poll.Poll.LimitedUntil;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What an answer says of limits. Over one of them GitHub answers 403 or 429, and GraphQL also 200 with an error.
 *
 * @param answer the answer
 * @param now when it came
 */
record GitHubLimits(Answer answer, Instant now) {
    private static final int WORDS = 4_096;

    /** What is left, from the headers of that resource; the time of the reset by the answer's own clock. */
    Optional<BudgetReading> reading(Resource resource) {
        String named = answer.header("x-ratelimit-resource");
        if (named != null && !named.equals(resource.word())) {
            return Optional.empty();
        }
        Optional<Double> limit = answer.number("x-ratelimit-limit");
        Optional<Double> remaining = answer.number("x-ratelimit-remaining");
        return limit.isEmpty() || remaining.isEmpty()
                ? Optional.empty()
                : resetsIn()
                        .map(reset -> new BudgetReading(
                                limit.get().intValue(), remaining.get().intValue(), reset));
    }

    /**
     * Whether GitHub wants to be left alone. Either as long as it says; or until the window ends where nothing is left;
     * or a minute and longer each time, for a secondary limit, which is one of all that the account does.
     */
    Optional<LimitedUntil> limited(GitHubAccount account, Resource resource, int before) {
        boolean spent =
                answer.number("x-ratelimit-remaining").filter(left -> left < 1).isPresent();
        Optional<Duration> told = answer.retryAfter();
        if (!overLimit(spent || told.isPresent())) {
            return Optional.empty();
        }
        Optional<Duration> reset = told.isEmpty() && spent ? resetsIn() : Optional.empty();
        Duration pause =
                told.or(() -> reset).filter(Duration::isPositive).orElseGet(() -> Pauses.OF_LIMITS.after(before + 1));
        String which = reset.isPresent()
                ? "the requests of this window are used up"
                : "too many requests for now (its secondary limit)";
        return Optional.of(new LimitedUntil(
                now.plus(pause),
                "GitHub answered " + answer.status() + " to " + account.name() + ": " + which,
                reset.isPresent() ? List.of(account.budget(resource)) : account.budgets()));
    }

    private boolean overLimit(boolean signed) {
        return switch (answer.status()) {
            case 429 -> true;
            case 403 -> signed || saysSo();
            case 200 -> answer.body().length < WORDS && new String(answer.body(), UTF_8).contains("\"RATE_LIMITED\"");
            default -> false;
        };
    }

    private boolean saysSo() {
        String words =
                new String(answer.body(), 0, Math.min(WORDS, answer.body().length), UTF_8).toLowerCase(Locale.ROOT);
        return words.contains("rate limit") || words.contains("abuse");
    }

    /** A second more than is said, since both times are cut to seconds. */
    private Optional<Duration> resetsIn() {
        return answer.number("x-ratelimit-reset")
                .map(reset -> answer.until(reset, now).plusSeconds(1));
    }
}
