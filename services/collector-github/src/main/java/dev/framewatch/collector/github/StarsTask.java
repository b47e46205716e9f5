package dev.framewatch.collector.github;

import dev.framewatch.collector.Fields;
import dev.framewatch.collector.http.Answer;
import dev.framewatch.collector.poll.Cursor;
import dev.framewatch.collector.poll.Gap;
import dev.framewatch.collector.poll.Poll;
import dev.framewatch.collector.poll.PollContext;
import dev.framewatch.collector.poll.PollTask;
import dev.framewatch.collector.poll.Schedule;
import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes a snapshot of the frameworks' and products' own repositories each day: stars, forks and open issues, an event for
 * each repository and day. It is one request a repository, which fits even where there is no token. Of one that did not
 * change since the last snapshot, GitHub says only that, and the day has the same counts.
 *
 * @param own the repositories
 * @param observation makes the events
 */
record StarsTask(OwnRepositories own, Observation observation) implements PollTask {
    /**
     * Where it stands.
     *
     * @param next the place of the repository that is next in this run
     * @param numbers which repositories the names are
     * @param last their last snapshots, by number
     */
    private record Place(
            int next,
            @Nullable OwnNumbers numbers,
            @Nullable Map<Long, StarsSnapshot> last) {
        static final Place START = new Place(0, OwnNumbers.NONE, Map.of());

        @Override
        public OwnNumbers numbers() {
            return Objects.requireNonNullElse(numbers, OwnNumbers.NONE);
        }

        @Nullable
        StarsSnapshot last(@Nullable Long number) {
            return number == null || last == null ? null : last.get(number);
        }

        /** The day of the newest snapshot; empty where there is none. */
        Optional<LocalDate> taken() {
            return last == null
                    ? Optional.empty()
                    : last.values().stream()
                            .map(snapshot -> Instant.ofEpochMilli(snapshot.at()))
                            .max(Comparator.naturalOrder())
                            .map(at -> LocalDate.ofInstant(at, ZoneOffset.UTC));
        }

        Place knowing(String name, long number) {
            return new Place(next, numbers().with(name, number), last);
        }

        Place taking(long number, StarsSnapshot snapshot) {
            Map<Long, StarsSnapshot> all = new HashMap<>(last == null ? Map.of() : last);
            all.put(number, snapshot);
            return new Place(next, numbers, all);
        }
    }

    @Override
    public String name() {
        return "github:stars";
    }

    @Override
    public String lane() {
        return GitHub.LANE;
    }

    @Override
    public Schedule schedule() {
        return new Schedule.Live("0 30 0 * * *", Duration.ofMinutes(30));
    }

    @Override
    public Optional<String> note() {
        return own.github().slow();
    }

    @Override
    public Poll poll(Cursor cursor, PollContext context) {
        Place place = cursor.as(Place.class)
                .filter(known -> known.next() < own.names().size())
                .orElse(Place.START);
        String name = own.names().get(place.next());
        StarsSnapshot last = place.last(place.numbers().of(name));
        return switch (own.repository(name, place.numbers(), last == null ? null : last.etag(), context)) {
            case Asked.Limited limited -> limited.until();
            case Asked.Told told -> missed(place, told(place, name, told.answer(), context), context);
        };
    }

    /** What comes first after a pause has the days of that for a gap. */
    private static Poll missed(Place before, Poll poll, PollContext context) {
        if (!(poll instanceof Poll.Page page)) {
            return poll;
        }
        LocalDate today = LocalDate.ofInstant(context.clock().instant(), ZoneOffset.UTC);
        List<Gap> gaps = new ArrayList<>(page.gaps());
        before.taken().flatMap(last -> Gap.between(last, today, Kind.STARS)).ifPresent(gaps::add);
        return page.lacking(gaps);
    }

    @Override
    public Optional<String> remedy(Gap gap) {
        return gap.span() == null
                ? Optional.empty()
                : Optional.of("Nothing; but github:star-history tells the stars, where it rested as well");
    }

    @Override
    public Poll fill(Gap gap, Cursor cursor, PollContext context) {
        OwnNumbers numbers = cursor.as(Place.class).map(Place::numbers).orElse(OwnNumbers.NONE);
        return own.fill(gap, numbers, cursor, context);
    }

    private Poll told(Place place, String name, Answer answer, PollContext context) {
        Instant now = context.clock().instant();
        Long known = place.numbers().of(name);
        StarsSnapshot last = place.last(known);
        if (answer.isNotModified() && known != null && last != null) {
            return last.isOf(now) ? following(place, List.of(), now) : taken(place, known, last.unchanged(now), now);
        }
        if (answer.isOk()) {
            StarsSnapshot snapshot = StarsSnapshot.of(name, answer, now);
            long number = Objects.requireNonNull(new Fields(answer.json()).count("id"));
            Place identified = place.knowing(name, number);
            return identified.numbers().repeats(own.names(), place.next())
                    ? following(identified, List.of(), now)
                    : taken(identified, number, snapshot, now);
        }
        if (OwnRepositories.isMissing(answer.status())) {
            return own.missing(name, place.numbers(), answer.status(), following(place, List.of(), now), context);
        }
        throw answer.failure();
    }

    private Poll.Page taken(Place place, long number, StarsSnapshot snapshot, Instant now) {
        return following(place.taking(number, snapshot), List.of(snapshot.event(number, observation)), now);
    }

    private Poll.Page following(Place place, List<AdoptionEvent> events, Instant now) {
        int next = place.numbers().following(own.names(), place.next());
        boolean over = next == 0;
        return Poll.Page.of(events, Cursor.of(new Place(next, place.numbers(), place.last())), !over)
                .upTo(over ? now : null);
    }
}
