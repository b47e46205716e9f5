package dev.framewatch.collector.reddit;

import dev.framewatch.collector.Span;
import dev.framewatch.collector.poll.Cursor;
import dev.framewatch.collector.poll.Gap;
import dev.framewatch.collector.poll.Poll;
import dev.framewatch.collector.poll.PollContext;
import dev.framewatch.collector.poll.PollTask;
import dev.framewatch.collector.poll.Schedule;
import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.Kind;
import dev.framewatch.kafka.Rejection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Follows what is new in a subreddit: from the newest back to what was there at the run before and an hour beyond, since
 * things come to a listing late. No single fullname is relied upon, since whatever it names may be deleted meanwhile.
 */
final class ListingTask implements PollTask {
    private static final Duration OVERLAP = Duration.ofHours(1);
    private static final int ANCHORS = 5;

    private final Reddit reddit;
    private final RedditEvents events;
    private final Listing listing;
    private final String subreddit;

    /** The listings of a subreddit. */
    enum Listing {
        posts(Kind.POST, "new", "0 * * * * *"),
        comments(Kind.COMMENT, "comments", "30 * * * * *");

        private final Kind kind;
        private final String path;
        private final String cron;

        Listing(Kind kind, String path, String cron) {
            this.kind = kind;
            this.path = path;
            this.cron = cron;
        }
    }

    /**
     * Where it stands.
     *
     * @param seen the creation of the newest that was there when the last complete run began, in epoch seconds; 0 before
     * @param newest the same of the run that is under way; 0 between runs
     * @param oldest the creation of the oldest that this run found; 0 between runs
     * @param fetched how many things that run has fetched
     * @param anchors the last fullnames of its last page, the very last one first; none: begin with the first page
     */
    private record Place(
            long seen,
            long newest,
            long oldest,
            int fetched,
            @Nullable List<String> anchors) {
        static final Place START = new Place(0, 0, 0, 0, List.of());

        List<String> behind() {
            return anchors == null ? List.of() : anchors;
        }

        /** The same where nothing is in the future, which one thing with a wrong date would have said. */
        Place until(Instant now) {
            return new Place(Math.min(seen, now.getEpochSecond()), newest, oldest, fetched, anchors);
        }

        /** With what a page found. */
        Place with(RedditPage page, Instant now) {
            LongSummaryStatistics times = page.things().stream()
                    .mapToLong(thing -> Math.min(created(thing), now.getEpochSecond()))
                    .summaryStatistics();
            int all = fetched + page.size();
            if (times.getCount() == 0) {
                return new Place(seen, newest, oldest, all, anchors);
            }
            long first = oldest == 0 ? times.getMin() : Math.min(oldest, times.getMin());
            return new Place(seen, Math.max(newest, times.getMax()), first, all, anchors);
        }

        Place behind(List<String> names) {
            return new Place(seen, newest, oldest, fetched, names);
        }

        Place ended() {
            return new Place(Math.max(seen, newest), 0, 0, 0, List.of());
        }
    }

    ListingTask(Reddit reddit, RedditEvents events, Listing listing, String subreddit) {
        this.reddit = reddit;
        this.events = events;
        this.listing = listing;
        this.subreddit = subreddit;
    }

    static String name(Listing listing, String subreddit) {
        return "reddit:" + listing + ":" + subreddit;
    }

    static Schedule schedule(Listing listing) {
        return new Schedule.Live(listing.cron, Duration.ofSeconds(25));
    }

    @Override
    public String name() {
        return name(listing, subreddit);
    }

    @Override
    public String lane() {
        return Reddit.LANE;
    }

    @Override
    public Schedule schedule() {
        return schedule(listing);
    }

    @Override
    public Optional<String> remedy() {
        return Optional.of("The import of a dump that reaches over it");
    }

    @Override
    public Poll poll(Cursor cursor, PollContext context) {
        Place place = cursor.as(Place.class).orElse(Place.START);
        String after = place.behind().isEmpty() ? "" : place.behind().getFirst();
        String what = "r/" + subreddit + "/" + listing.path;
        return switch (reddit.ask(context, what, api -> api.listing(subreddit, listing.path, after))) {
            case Reddit.Asked.Limited limited -> limited.until();
            case Reddit.Asked.Told told ->
                page(
                        place,
                        RedditPage.of(told.answer(), what, events),
                        context.clock().instant());
        };
    }

    private Poll page(Place last, RedditPage page, Instant now) {
        Place place = last.until(now);
        boolean lostItsAnchor = page.size() == 0 && place.behind().size() > 1;
        if (lostItsAnchor) {
            List<String> rest = place.behind().subList(1, place.behind().size());
            return Poll.Page.of(List.of(), Cursor.of(place.behind(rest)), true);
        }
        List<Rejection> rejections = new ArrayList<>();
        List<AdoptionEvent> found = page.events(name(), now, rejections, thing -> events.told(thing, now));
        Place here = place.with(page, now);
        boolean reached = page.things().stream().anyMatch(thing -> created(thing) < place.seen() - OVERLAP.toSeconds());
        boolean more = !reached && page.after() != null;
        Place next = more ? here.behind(anchors(page)) : here.ended();
        return Poll.Page.of(found, Cursor.of(next), more)
                .fetching(page.size())
                .rejecting(rejections)
                .lacking(more ? List.of() : gap(here))
                .upTo(more ? null : now);
    }

    /** The listing ended before what was known: by its depth, since the place in it was lost, or cut short. */
    private List<Gap> gap(Place place) {
        if (place.seen() == 0 || place.oldest() <= place.seen()) {
            return List.of();
        }
        Instant known = Instant.ofEpochSecond(place.seen());
        Instant oldest = Instant.ofEpochSecond(place.oldest());
        Gap gap = new Gap(
                known.toString(),
                Gap.State.MISSING,
                "The listing ended after " + place.fetched() + " things, before what was known: nothing is known of "
                        + known + " to " + oldest + "; import a dump of it");
        return List.of(gap.of(new Span(known, oldest), listing.kind));
    }

    private static List<String> anchors(RedditPage page) {
        List<String> names = page.things().stream().map(RedditThing::fullname).toList();
        List<String> last = new ArrayList<>();
        last.add(String.valueOf(page.after()));
        names.reversed().stream()
                .filter(name -> !last.contains(name))
                .limit(ANCHORS - 1)
                .forEach(last::add);
        return last;
    }

    private static long created(RedditThing thing) {
        return thing.createdAt().getEpochSecond();
    }
}
