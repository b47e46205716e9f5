package dev.framewatch.collector.github;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.framewatch.collector.held.RawBatch;
import dev.framewatch.collector.poll.Cursor;
import dev.framewatch.collector.poll.Poll;
import dev.framewatch.collector.poll.PollContext;
import dev.framewatch.collector.poll.PollFailed;
import dev.framewatch.collector.poll.PollTask;
import dev.framewatch.collector.poll.Schedule;
import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.InvalidEvent;
import dev.framewatch.event.Metric;
import dev.framewatch.kafka.Rejection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Fetches what the repositories of papers say of themselves, so that a classifier can read it, and publishes their events
 * again with it. What GitHub does not have under the name that the paper tells, or any that followed it, is left as it is
 * and looked for again after a month.
 *
 * @param details tells how repositories are asked for
 * @param raw hands out the events without that, behind offsets, so many at most
 */
record PaperCodeTask(RepositoryDetails details, Raw raw) implements PollTask {
    /** Hands out what is raw. */
    interface Raw {
        RawBatch next(List<Long> from, int atMost);
    }

    @Override
    public String name() {
        return "github:paper-code";
    }

    @Override
    public String lane() {
        return GitHub.LANE;
    }

    @Override
    public Schedule schedule() {
        return new Schedule.Background("0 25 * * * *", Duration.ofMinutes(10));
    }

    @Override
    public Optional<String> off() {
        return details.github().hasToken()
                ? Optional.empty()
                : Optional.of("The repositories of papers are fetched by GitHub's GraphQL, which takes a token: set"
                        + " framewatch.github.tokens");
    }

    @Override
    public Poll poll(Cursor cursor, PollContext context) {
        Instant now = context.clock().instant();
        PaperCodeState state =
                cursor.as(PaperCodeState.class).map(last -> last.at(now)).orElseGet(() -> PaperCodeState.begin(now));
        RawBatch batch = raw.next(state.offsets(), RepositoryDetails.size(context));
        Cursor after = Cursor.of(state.behind(batch.offsets()));
        List<PaperCode> pairs = batch.events().stream()
                .map(PaperCode::of)
                .flatMap(Optional::stream)
                .toList();
        if (pairs.isEmpty()) {
            return batch.last() ? new Poll.NotModified(after, now) : Poll.Page.of(List.of(), after, true);
        }
        String query = RepositoryDetails.query(
                pairs.stream().map(PaperCode::repository).toList());
        return details.ask(
                query,
                Map.of(),
                pairs.size(),
                context,
                data -> page(pairs, data, now, after, !batch.last()),
                failure -> Poll.Page.of(List.of(), after, !batch.last())
                        .rejecting(List.of(givenUp(pairs.getFirst().event(), failure, now)))
                        .upTo(batch.last() ? now : null));
    }

    private Rejection givenUp(AdoptionEvent pair, PollFailed failure, Instant now) {
        return Rejection.collected(
                        name() + "/" + pair.id(),
                        "GitHub fails to tell this repository again and again: " + failure.getMessage(),
                        now,
                        pair.id().getBytes(UTF_8))
                .about(Optional.of(pair.id()));
    }

    private Poll page(List<PaperCode> pairs, JsonNode data, Instant now, Cursor after, boolean more) {
        List<AdoptionEvent> events = new ArrayList<>();
        List<Rejection> rejections = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i++) {
            JsonNode told = data.path("r" + i);
            if (!told.isObject()) {
                continue; // it is gone, or private
            }
            AdoptionEvent pair = pairs.get(i).event();
            try {
                AdoptionEvent event = pairs.get(i).with(RepositoryDetails.read(told), now);
                if (!event.metrics().containsKey(Metric.FORKS)) {
                    throw new InvalidEvent("forkCount", "is missing, so GitHub's answer is not what it was");
                }
                events.add(event);
            } catch (InvalidEvent invalid) {
                rejections.add(Rejection.collected(
                                name() + "/" + pair.id(),
                                String.valueOf(invalid.getMessage()),
                                now,
                                told.toString().getBytes(UTF_8))
                        .about(Optional.of(pair.id())));
            }
        }
        return Poll.Page.of(events, after, more)
                .rejecting(rejections)
                .fetching(pairs.size())
                .upTo(more ? null : now);
    }
}
