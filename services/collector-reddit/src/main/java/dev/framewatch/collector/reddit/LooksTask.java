package dev.framewatch.collector.reddit;

import dev.framewatch.collector.held.HeldBatch;
import dev.framewatch.collector.held.HeldReader;
import dev.framewatch.collector.poll.Cursor;
import dev.framewatch.collector.poll.Poll;
import dev.framewatch.collector.poll.PollContext;
import dev.framewatch.collector.poll.PollTask;
import dev.framewatch.collector.poll.Schedule;
import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.Draft;
import dev.framewatch.event.Flag;
import dev.framewatch.event.Kind;
import dev.framewatch.kafka.Rejection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Looks again at all that is held and not removed: what Reddit removed is removed here, what was edited is taken anew, an
 * author whose account was deleted goes, and scores are a day and a week after the creation. What is left out of two
 * answers in a row is taken for removed, if the second one holds something else of its subreddit.
 */
record LooksTask(Reddit reddit, RedditEvents events, HeldReader held) implements PollTask {
    static final String NAME = "reddit:looks";
    static final Schedule SCHEDULE = new Schedule.Background("0 10 */4 * * *", Duration.ofMinutes(20));

    /** Of the 100 things of a question those that are no landmarks. */
    private static final int MOST = 100 - LooksPlace.MOST_LANDMARKS;

    private static final List<Duration> AGES = List.of(Duration.ofDays(1), Duration.ofDays(7));

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String lane() {
        return Reddit.LANE;
    }

    @Override
    public Schedule schedule() {
        return SCHEDULE;
    }

    @Override
    public Poll poll(Cursor cursor, PollContext context) {
        LooksPlace place = cursor.as(LooksPlace.class).orElse(LooksPlace.START);
        HeldBatch batch = held.next(place.next(), MOST);
        if (batch.events().isEmpty()) {
            Cursor next = Cursor.of(place.behind(batch));
            return batch.last()
                    ? new Poll.NotModified(next, context.clock().instant())
                    : Poll.Page.of(List.of(), next, true);
        }
        Map<String, AdoptionEvent> known = batch.events().stream()
                .filter(event -> place.asksFor(fullname(event)))
                .collect(Collectors.toMap(LooksTask::fullname, event -> event, (one, _) -> one, LinkedHashMap::new));
        String names = place.names(known).collect(Collectors.joining(","));
        Instant asked = context.clock().instant();
        return switch (reddit.ask(context, "what is held", api -> api.info(names))) {
            case Reddit.Asked.Limited limited -> limited.until();
            case Reddit.Asked.Told told -> {
                RedditPage page = RedditPage.of(told.answer(), "what is held", events);
                yield looked(place, batch, known, page, asked, context.clock().instant());
            }
        };
    }

    private Poll looked(
            LooksPlace place,
            HeldBatch batch,
            Map<String, AdoptionEvent> known,
            RedditPage page,
            Instant asked,
            Instant now) {
        List<Rejection> rejections = new ArrayList<>();
        Map<String, AdoptionEvent> missing = new LinkedHashMap<>(known);
        Set<String> answered = new HashSet<>();
        List<AdoptionEvent> all = new ArrayList<>(page.events(NAME, now, rejections, thing -> {
            missing.remove(thing.fullname());
            answered.add(thing.fullname());
            AdoptionEvent before = known.get(thing.fullname());
            return before == null ? List.of() : change(before, thing, asked, now);
        }));
        page.broken().forEach(one -> missing.remove(one.json().path("name").asString("")));
        LooksPlace seen = place.seeing(page.things());
        LooksPlace doubting = seen.missing(missing);
        boolean again = !place.again() && doubting.again();
        if (place.again()) {
            missing.values().stream()
                    .filter(thing -> place.believes(answered, thing))
                    .forEach(gone -> all.add(removed(gone, now)));
        }
        return Poll.Page.of(all, Cursor.of(again ? doubting : seen.behind(batch)), again || !batch.last())
                .fetching(page.size())
                .rejecting(rejections)
                .upTo(batch.last() && !again ? now : null);
    }

    /** A score is as old as the question: that of an answer which was under way at an age is looked at once more. */
    private List<AdoptionEvent> change(AdoptionEvent before, RedditThing thing, Instant asked, Instant now) {
        if (thing.removed()) {
            return List.of(removed(before, now));
        }
        Instant changed = thing.changed(now);
        Instant latest = changed.isAfter(asked) ? changed : asked;
        if (thing.orphaned() && before.author() != null) {
            return RedditEvents.alone(after(
                    before, thing, now, later(before, latest.minusMillis(1)).plusMillis(1)));
        }
        AdoptionEvent after = after(before, thing, now, later(before, latest));
        boolean edited = changed.toEpochMilli() > before.revision();
        return edited || (isDue(before, asked) && !after.metrics().equals(before.metrics()))
                ? List.of(after)
                : List.of();
    }

    /** The event as it is now; that its author was a program stays known when his account is gone. */
    private AdoptionEvent after(AdoptionEvent before, RedditThing thing, Instant now, Instant revision) {
        return events.event(
                thing, now, revision, thing.orphaned() && before.flags().contains(Flag.BOT));
    }

    /** Whether it has come to an age at which it was not yet looked at. */
    static boolean isDue(AdoptionEvent before, Instant now) {
        return AGES.stream()
                .map(before.occurredAt()::plus)
                .anyMatch(age -> !age.isAfter(now) && before.revision() < age.toEpochMilli());
    }

    private static AdoptionEvent removed(AdoptionEvent before, Instant now) {
        return Draft.removal(before, later(before, now), now);
    }

    /** This time, unless what is held was seen later still, by the clock of another machine. */
    private static Instant later(AdoptionEvent before, Instant time) {
        return time.toEpochMilli() > before.revision() ? time : Instant.ofEpochMilli(before.revision() + 1);
    }

    private static String fullname(AdoptionEvent event) {
        return (event.kind() == Kind.POST ? "t3_" : "t1_") + nativeId(event);
    }

    private static String nativeId(AdoptionEvent event) {
        return event.id().substring(event.id().lastIndexOf(':') + 1);
    }
}
