package dev.framewatch.collector.papers;

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
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/**
 * Hugging Face's API within its budget: windows of 5 minutes with 500 requests, 1,000 with a token. What is left stands
 * in each answer's {@code RateLimit: "api";r=remaining;t=seconds}. Nothing says that a 304 is free, so it is paid for.
 */
final class HuggingFace {
    /** The lane of all that draws from its budget. */
    static final String LANE = "huggingface";

    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final Pattern REMAINING = Pattern.compile(";\\s*r=(\\d{1,9})");
    private static final Pattern RESET = Pattern.compile(";\\s*t=(\\d{1,9})");
    private static final Pattern QUOTA = Pattern.compile(";\\s*q=(\\d{1,9})");

    private final SourceAddress address;
    private final HuggingFaceApi api;
    private final Budget budget;

    HuggingFace(HuggingFaceSettings settings, SourceClients clients) {
        String token = settings.token();
        this.address = SourceAddress.of(settings.address(), "framewatch");
        this.api = clients.client(
                HuggingFaceApi.class, token == null ? address : address.authorizedBy(() -> "Bearer " + token));
        String who = token == null
                ? "anonymous"
                : UUID.nameUUIDFromBytes(token.getBytes(UTF_8)).toString().substring(0, 8);
        this.budget = new Budget("huggingface:api:" + who, token == null ? 500 : 1000, WINDOW);
    }

    /** Whether a link that was kept still leads there; the address may be another one now. */
    boolean holds(String link) {
        return address.holds(URI.create(link));
    }

    /** Asks once; a status that no caller can use is a failure. */
    Answer ask(PollContext context, Function<HuggingFaceApi, ResponseEntity<byte[]>> request) {
        context.take(budget, 1);
        Answer answer = Answer.of(request.apply(api));
        Optional<Integer> remaining = part(answer.header("RateLimit"), REMAINING);
        Optional<Integer> reset = part(answer.header("RateLimit"), RESET);
        if (remaining.isPresent() && reset.isPresent()) {
            int limit = part(answer.header("RateLimit-Policy"), QUOTA).orElse(budget.limit());
            context.told(budget, new BudgetReading(limit, remaining.get(), Duration.ofSeconds(reset.get())));
        }
        if (answer.status() == 401 || answer.status() == 403) {
            throw new PollFailed(answer.failure().getMessage() + "; is framewatch.huggingface.token still good?");
        }
        if (answer.status() >= 500) {
            throw answer.failure();
        }
        return answer;
    }

    /** Whether it wants to be left alone, and how long: as it says itself, else longer each time. */
    Optional<LimitedUntil> limited(Answer answer, PollContext context) {
        if (answer.status() != 429) {
            return Optional.empty();
        }
        Duration pause = answer.retryAfter()
                .or(() -> part(answer.header("RateLimit"), RESET).map(Duration::ofSeconds))
                .filter(Duration::isPositive)
                .orElseGet(() -> Pauses.OF_LIMITS.after(context.limits() + 1));
        return Optional.of(new LimitedUntil(
                context.clock().instant().plus(pause),
                "Hugging Face answered 429: too many requests for now",
                List.of(budget)));
    }

    private static Optional<Integer> part(@Nullable String header, Pattern pattern) {
        Matcher found = pattern.matcher(header == null ? "" : header);
        return found.find() ? Optional.of(Integer.valueOf(found.group(1))) : Optional.empty();
    }
}
