package dev.framewatch.collector.github;

import dev.framewatch.collector.Fields;
import dev.framewatch.collector.github.GitHubAccount.Resource;
import dev.framewatch.collector.http.Answer;
import dev.framewatch.collector.poll.Cursor;
import dev.framewatch.collector.poll.Gap;
import dev.framewatch.collector.poll.Poll;
import dev.framewatch.collector.poll.PollContext;
import dev.framewatch.collector.poll.PollFailed;
import dev.framewatch.collector.poll.PollTask;
import dev.framewatch.collector.poll.Schedule;
import dev.framewatch.event.AdoptionEvent;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Tells once of each of the frameworks' and products' own repositories how many stars it had on each day before the daily
 * snapshots began, as its history of stars tells, and after a pause on each day of that. A run is short, so that what
 * follows the present is never starved; the next one goes on.
 *
 * @param own the repositories
 * @param observation makes the events
 */
record StarHistoryTask(OwnRepositories own, Observation observation) implements PollTask {
    private static final int MOST_REQUESTS = 60;
    private static final int MOST_WITHOUT_TOKEN = 8;
    private static final Duration UNTIL_AGAIN = Duration.ofDays(1);

    @Override
    public String name() {
        return "github:star-history";
    }

    @Override
    public String lane() {
        return GitHub.LANE;
    }

    @Override
    public Schedule schedule() {
        return new Schedule.Background("0 40 * * * *", Duration.ofMinutes(10));
    }

    @Override
    public Optional<String> note() {
        return own.github().slow();
    }

    @Override
    public Optional<String> remedy() {
        return Optional.of("A run of the task itself, which asks for it again after a day");
    }

    @Override
    public Poll poll(Cursor cursor, PollContext context) {
        Instant now = context.clock().instant();
        StarHistoryPlace place =
                cursor.as(StarHistoryPlace.class).orElse(StarHistoryPlace.START).at(now);
        StarCount count = place.count();
        int next = count == null ? place.wanted(own.names(), now) : place.next();
        boolean tired = place.asked() >= (own.github().hasToken() ? MOST_REQUESTS : MOST_WITHOUT_TOKEN);
        if (next >= own.names().size() || tired) {
            boolean over = next >= own.names().size();
            Cursor rested = Cursor.of(over ? place.over() : place.resting());
            Instant upTo = over ? now : null;
            return place.asked() == 0
                    ? new Poll.NotModified(rested, upTo)
                    : Poll.Page.of(List.of(), rested, false).upTo(upTo);
        }
        return count == null ? begin(place.at(next), context) : weeks(place, count, context);
    }

    /** How many stars it has now. */
    private Poll begin(StarHistoryPlace place, PollContext context) {
        String name = own.names().get(place.next());
        Instant now = context.clock().instant();
        return switch (own.repository(name, place.numbers(), null, context)) {
            case Asked.Limited limited -> limited.until();
            case Asked.Told told -> {
                Answer answer = told.answer();
                if (answer.isOk()) {
                    StarCount count = StarCount.of(new Fields(answer.json()), name, now);
                    if (count == null) {
                        throw withoutNumbers(name);
                    }
                    StarHistoryPlace known = place.knowing(name, count.number());
                    if (!known.wants(own.names(), place.next(), now)) {
                        yield found(place, name, step(known.passing()));
                    }
                    yield count.stars() == 0
                            ? found(place, name, step(known.done(name, count.number())))
                            : step(known.counting(count));
                }
                if (OwnRepositories.isMissing(answer.status())) {
                    Poll.Page page = step(place.later(name, now.plus(UNTIL_AGAIN)));
                    yield own.missing(name, place.numbers(), answer.status(), page, context);
                }
                throw answer.failure();
            }
        };
    }

    private Poll weeks(StarHistoryPlace place, StarCount count, PollContext context) {
        String link = place.link();
        boolean first = link == null || !own.github().holds(link);
        Asked asked = own.github()
                .ask(
                        context,
                        Resource.CORE,
                        api -> first
                                ? api.starHistory(String.valueOf(count.number()))
                                : api.at(URI.create(String.valueOf(link)), null));
        return switch (asked) {
            case Asked.Limited limited -> limited.until();
            case Asked.Told told -> told(place, count, told.answer(), context);
        };
    }

    private Poll told(StarHistoryPlace place, StarCount count, Answer answer, PollContext context) {
        Instant now = context.clock().instant();
        if (OwnRepositories.isMissing(answer.status())) {
            return lacking(place, Gap.State.MISSING, "GitHub answered " + answer.status() + " for the stars", now);
        }
        if (!answer.isOk()) {
            throw answer.failure();
        }
        if (answer.json().isArray() && answer.json().isEmpty()) {
            return lacking(place, Gap.State.MISSING, "GitHub has no history of the stars", now);
        }
        StarCount.Counted counted = count.back(answer.json(), observation, now);
        if (counted == null) {
            return lacking(place, Gap.State.CORRUPT, "GitHub answered with what are no weeks for the stars", now);
        }
        return count.isCounted()
                ? page(place, counted, answer)
                : ifStill(place, count, () -> page(place.asking(), counted, answer), context);
    }

    /** A star that came between the count and the weeks would be missing on each day before: then it begins again. */
    private Poll ifStill(StarHistoryPlace place, StarCount count, Supplier<Poll> page, PollContext context) {
        String name = own.names().get(place.next());
        return switch (own.repository(name, place.numbers(), null, context)) {
            case Asked.Limited limited -> limited.until();
            case Asked.Told told -> {
                if (!told.answer().isOk()) {
                    throw told.answer().failure();
                }
                StarCount again = StarCount.of(
                        new Fields(told.answer().json()), name, context.clock().instant());
                if (again == null) {
                    throw withoutNumbers(name);
                }
                yield again.stars() == count.stars()
                        ? page.get()
                        : step(place.asking().counting(again));
            }
        };
    }

    private Poll.Page page(StarHistoryPlace place, StarCount.Counted counted, Answer answer) {
        String name = own.names().get(place.next());
        long told = place.told(counted.count().number());
        StarHistoryPlace next = answer.next()
                .filter(_ -> counted.count().day() > told)
                .map(link -> place.counting(counted.count()).following(link.toString()))
                .orElseGet(() -> place.done(name, counted.count().number()));
        List<AdoptionEvent> events = counted.events().stream()
                .filter(event -> StarCount.day(event.occurredAt()) > told)
                .toList();
        Poll.Page page = Poll.Page.of(events, Cursor.of(next), true)
                .fetching(answer.json().size());
        return next.count() == null ? found(place, name, page) : page;
    }

    /** The page without the gap that there was, if there was one. */
    private static Poll.Page found(StarHistoryPlace before, String name, Poll.Page page) {
        return before.lacks(name)
                ? page.lacking(
                        List.of(OwnRepository.of(name).gap(Gap.State.FILLED, "GitHub has the history of its stars")))
                : page;
    }

    /** Looks again after a while; what was told of it stays. */
    private Poll lacking(StarHistoryPlace place, Gap.State state, String reason, Instant now) {
        String name = own.names().get(place.next());
        return step(place.later(name, now.plus(UNTIL_AGAIN)))
                .lacking(List.of(OwnRepository.of(name).gap(state, reason + " of " + name)));
    }

    private static PollFailed withoutNumbers(String name) {
        return new PollFailed("GitHub told of " + name + " without id or stargazers_count");
    }

    private static Poll.Page step(StarHistoryPlace next) {
        return Poll.Page.of(List.of(), Cursor.of(next), true);
    }
}
