package dev.framewatch.collector.papers;

import dev.framewatch.collector.http.Answer;
import dev.framewatch.collector.http.SourceAddress;
import dev.framewatch.collector.http.SourceClients;
import dev.framewatch.collector.poll.Budget;
import dev.framewatch.collector.poll.Pauses;
import dev.framewatch.collector.poll.Poll.LimitedUntil;
import dev.framewatch.collector.poll.PollContext;
import dev.framewatch.collector.poll.PollFailed;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.ResponseEntity;

/** The successor of Papers with Code. It tells no limits, so it is asked less than once a second. */
final class Successor {
    /** The lane of all that asks it. */
    static final String LANE = "paperswithcode";

    private static final Budget BUDGET = new Budget("paperswithcode:api:anonymous", 300, Duration.ofMinutes(5));

    private final SuccessorApi api;

    Successor(URI address, SourceClients clients) {
        String bare = address.toString().replaceFirst("/+$", "");
        this.api = clients.client(SuccessorApi.class, SourceAddress.of(URI.create(bare), "framewatch"));
    }

    /** Asks once; a status that no caller can use is a failure. */
    Answer ask(PollContext context, Function<SuccessorApi, ResponseEntity<byte[]>> request) {
        context.take(BUDGET, 1);
        Answer answer = Answer.of(request.apply(api));
        if (answer.status() == 401 || answer.status() == 403) {
            throw new PollFailed(answer.failure().getMessage() + "; it may ask for credentials now");
        }
        return answer;
    }

    /** Whether it wants to be left alone, and how long: as it says itself, else longer each time. */
    Optional<LimitedUntil> limited(Answer answer, PollContext context) {
        if (answer.status() != 429) {
            return Optional.empty();
        }
        Duration pause = answer.retryAfter()
                .filter(Duration::isPositive)
                .orElseGet(() -> Pauses.OF_LIMITS.after(context.limits() + 1));
        return Optional.of(new LimitedUntil(
                context.clock().instant().plus(pause),
                "The successor of Papers with Code answered 429: too many requests for now",
                List.of(BUDGET)));
    }
}
