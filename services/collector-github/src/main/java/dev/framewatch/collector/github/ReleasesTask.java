package dev.framewatch.collector.github;

import static java.nio.charset.StandardCharsets.UTF_8;

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
import dev.framewatch.event.InvalidEvent;
import dev.framewatch.kafka.Rejection;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Follows the releases of the frameworks' and products' own repositories, one repository a poll. What did not change is
 * answered by 304, which with a token costs nothing. Without one a round takes a good part of what GitHub grants in some
 * hours, so there it is made once a day.
 *
 * @param own the repositories
 * @param observation makes the events
 */
record ReleasesTask(OwnRepositories own, Observation observation) implements PollTask {
    /** As deep as a first look goes: a thousand releases. */
    private static final int MOST_PAGES = 10;

    @Override
    public String name() {
        return "github:releases";
    }

    @Override
    public String lane() {
        return GitHub.LANE;
    }

    @Override
    public Schedule schedule() {
        return new Schedule.Live(own.github().hasToken() ? "0 15 * * * *" : "0 15 5 * * *", Duration.ofMinutes(10));
    }

    @Override
    public Optional<String> note() {
        return own.github().slow();
    }

    @Override
    public Poll poll(Cursor cursor, PollContext context) {
        ReleasesPlace place = cursor.as(ReleasesPlace.class)
                .filter(known -> known.next() < own.names().size())
                .map(known -> known.link() == null || own.github().holds(known.link()) ? known : known.again())
                .orElse(ReleasesPlace.START);
        String name = own.names().get(place.next());
        Long number = place.numbers().of(name);
        String link = place.link();
        Asked asked = number == null
                ? own.repository(name, place.numbers(), null, context)
                : own.github()
                        .ask(
                                context,
                                Resource.CORE,
                                api -> link == null
                                        ? api.releases(String.valueOf(number), place.etag(number))
                                        : api.at(URI.create(link), null));
        return switch (asked) {
            case Asked.Limited limited -> limited.until();
            case Asked.Told told -> told(place, name, told.answer(), context);
        };
    }

    @Override
    public Poll fill(Gap gap, Cursor cursor, PollContext context) {
        OwnNumbers numbers =
                cursor.as(ReleasesPlace.class).map(ReleasesPlace::numbers).orElse(OwnNumbers.NONE);
        return own.fill(gap, numbers, cursor, context);
    }

    private Poll told(ReleasesPlace place, String name, Answer answer, PollContext context) {
        Instant now = context.clock().instant();
        if (answer.isOk()) {
            Long number = place.numbers().of(name);
            return number == null ? identified(place, name, answer, now) : releases(place, name, number, answer, now);
        }
        Poll.Page page = following(place, now);
        if (answer.isNotModified()) {
            return page.more() ? page : new Poll.NotModified(page.cursor(), now);
        }
        if (OwnRepositories.isMissing(answer.status())) {
            return own.missing(name, place.numbers(), answer.status(), page, context);
        }
        throw answer.failure();
    }

    /** Once it is known which repository a name is, its releases are next, unless they were read under another name. */
    private Poll identified(ReleasesPlace place, String name, Answer answer, Instant now) {
        Long number = new Fields(answer.json()).count("id");
        if (number == null) {
            throw new PollFailed("GitHub told of " + name + " without id");
        }
        ReleasesPlace known = place.knowing(name, number);
        return known.numbers().repeats(own.names(), place.next())
                ? following(known, now)
                : Poll.Page.of(List.of(), Cursor.of(known), true);
    }

    /** On to the next repository, or to the end of the run. */
    private Poll.Page following(ReleasesPlace place, Instant now) {
        ReleasesPlace next = place.following(own.names());
        boolean over = next.next() == 0;
        return Poll.Page.of(List.of(), Cursor.of(next), !over).upTo(over ? now : null);
    }

    /** The first page tells the newest; the others are read at first sight only. */
    private Poll releases(ReleasesPlace place, String name, long number, Answer answer, Instant now) {
        JsonNode rows = answer.json();
        if (!rows.isArray()) {
            throw new PollFailed("GitHub answered for the releases of " + name + " with what is no list");
        }
        List<AdoptionEvent> events = new ArrayList<>();
        List<Rejection> rejections = new ArrayList<>();
        rows.forEach(row -> read(GitHubRelease.of(new Fields(row), name), now, events, rejections));
        ReleasesPlace read = place.link() == null ? place.looking(answer.header("ETag")) : place;
        boolean deeper = place.etag(number) == null && place.pages() + 1 < MOST_PAGES;
        Poll.Page on = deeper && answer.next().isPresent()
                ? Poll.Page.of(
                        List.of(), Cursor.of(read.deeper(answer.next().get().toString())), true)
                : following(read.read(number), now);
        return Poll.Page.of(events, on.cursor(), on.more())
                .fetching(rows.size())
                .rejecting(rejections)
                .upTo(on.sourceTime());
    }

    private void read(GitHubRelease release, Instant now, List<AdoptionEvent> events, List<Rejection> rejections) {
        Instant published = release.published();
        if (release.isDraft()) {
            return; // nobody else sees it, and it may never come out
        }
        if (release.id() == null || published == null) {
            rejections.add(rejection(release, "A release without id or published_at", now));
            return;
        }
        try {
            events.add(release.draft(observation, published, release.changed(published))
                    .observed(now)
                    .event());
        } catch (InvalidEvent invalid) {
            rejections.add(rejection(release, String.valueOf(invalid.getMessage()), now)
                    .about(invalid.id()));
        }
    }

    private Rejection rejection(GitHubRelease release, String reason, Instant now) {
        return Rejection.collected(
                name() + "/" + release.repository() + "#" + release.id(),
                reason,
                now,
                release.fields().json().toString().getBytes(UTF_8));
    }
}
