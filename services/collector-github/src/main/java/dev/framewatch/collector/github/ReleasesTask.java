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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Follows the releases of the frameworks' own repositories, one repository a poll. What did not change is answered by 304,
 * which with a token costs nothing.
 *
 * @param github is asked
 * @param observation makes the events
 * @param repositories their names, with the owners'
 */
record ReleasesTask(GitHub github, Observation observation, List<String> repositories) implements PollTask {
    /** As deep as a first look goes: a thousand releases. */
    private static final int MOST_PAGES = 10;

    /**
     * Where it stands.
     *
     * @param next the number of the repository that is next in this run
     * @param link its next page; {@code null}: its first
     * @param pages how many of its pages were read
     * @param etags of the first pages, by repository
     */
    private record Place(
            int next,
            @Nullable String link,
            int pages,
            @Nullable Map<String, String> etags) {
        static final Place START = new Place(0, null, 0, Map.of());

        @Nullable
        String etag(String repository) {
            return etags == null ? null : etags.get(repository);
        }

        /** The same repository from its first page on. */
        Place again() {
            return new Place(next, null, 0, etags);
        }

        Place following(int repositories) {
            return new Place((next + 1) % repositories, null, 0, etags);
        }

        Place knowing(String repository, @Nullable String etag) {
            Map<String, String> known = new HashMap<>(etags == null ? Map.of() : etags);
            if (etag != null) {
                known.put(repository, etag);
            }
            return new Place(next, link, pages, known);
        }
    }

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
        return new Schedule.Live("0 15 * * * *", Duration.ofMinutes(10));
    }

    @Override
    public Poll poll(Cursor cursor, PollContext context) {
        Place place = cursor.as(Place.class)
                .filter(known -> known.next() < repositories.size())
                .map(known -> known.link() == null || github.holds(known.link()) ? known : known.again())
                .orElse(Place.START);
        String repository = repositories.get(place.next());
        OwnRepository own = OwnRepository.of(repository);
        String link = place.link();
        Asked asked = github.ask(
                context,
                Resource.CORE,
                api -> link == null
                        ? api.releases(own.owner(), own.name(), place.etag(repository))
                        : api.at(URI.create(link), null));
        return switch (asked) {
            case Asked.Limited limited -> limited.until();
            case Asked.Told told ->
                told(place, repository, told.answer(), context.clock().instant());
        };
    }

    @Override
    public Poll fill(Gap gap, Cursor cursor, PollContext context) {
        return OwnRepository.fill(github, gap, cursor, context);
    }

    private Poll told(Place place, String repository, Answer answer, Instant now) {
        Place following = place.following(repositories.size());
        boolean more = following.next() > 0;
        return switch (answer.status()) {
            case 304 ->
                more ? Poll.Page.of(List.of(), Cursor.of(following), true) : new Poll.NotModified(Cursor.of(following));
            case 404, 451 ->
                Poll.Page.of(List.of(), Cursor.of(following), more)
                        .lacking(List.of(OwnRepository.of(repository).missing(answer.status())));
            case 200 -> releases(place, repository, answer, now);
            default -> throw answer.failure();
        };
    }

    /** The first page tells the newest; the others are read at first sight only. */
    private Poll releases(Place place, String repository, Answer answer, Instant now) {
        JsonNode rows = answer.json();
        if (!rows.isArray()) {
            throw new PollFailed("GitHub answered for the releases of " + repository + " with what is no list");
        }
        List<AdoptionEvent> events = new ArrayList<>();
        List<Rejection> rejections = new ArrayList<>();
        rows.forEach(row -> read(new GitHubRelease(new Fields(row), repository), now, events, rejections));
        boolean first = place.link() == null;
        boolean deeper = (!first || place.etag(repository) == null) && place.pages() + 1 < MOST_PAGES;
        Place known = first ? place.knowing(repository, answer.header("ETag")) : place;
        Place next = deeper && answer.next().isPresent()
                ? new Place(known.next(), answer.next().get().toString(), known.pages() + 1, known.etags())
                : known.following(repositories.size());
        boolean over = next.next() == 0 && next.link() == null;
        return Poll.Page.of(events, Cursor.of(next), !over)
                .fetching(rows.size())
                .rejecting(rejections)
                .upTo(over ? now : null);
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
