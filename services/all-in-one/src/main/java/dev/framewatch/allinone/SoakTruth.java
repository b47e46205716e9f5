package dev.framewatch.allinone;

import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.simulator.Contents;
import dev.framewatch.simulator.Contents.Content;
import dev.framewatch.simulator.SimulatorServer;
import dev.framewatch.simulator.Truth;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What has to be on {@code collected} when all is seen, and how each of its events has to be.
 *
 * <p>A revision is the source's own time of the last change, to the millisecond, wherever it tells one: of repositories,
 * releases, posts and comments, pairs that nobody asked GitHub for, and hours of GH Archive. It is the time of our look,
 * from that change to now, by design: of removals, of scores that were looked at again, of daily papers, of pairs with what
 * GitHub says, and of snapshots of stars and models.
 */
final class SoakTruth {
    /** What papers tell of a pair is older than what archives do, and the successor's paper is older than the daily one. */
    private static final Duration DAILY_PAIR = Duration.ofDays(31);

    private static final Duration SUCCESSOR = Duration.ofDays(15);
    private static final Duration MOST_TOLD = Duration.ofMillis(3);

    private final SoakSpan span;
    private final SoakBackfills backfills;
    private final SoakSeries series;
    private final Map<String, Truth.Made> made = new HashMap<>();
    private final Set<String> orphans;
    private final Map<String, Content> contents;
    private final Map<String, Content> announced;

    SoakTruth(SimulatorServer simulator, SoakSpan span, SoakBackfills backfills) {
        this.span = span;
        this.backfills = backfills;
        this.series = new SoakSeries(simulator, span);
        Truth truth = simulator.truth();
        this.orphans = truth.orphans();
        Contents told = simulator.contents();
        this.contents = told.all();
        this.announced = told.announced();
        Stream.of(truth.repositories(), truth.releases(), truth.things(), truth.papers(), truth.code())
                .flatMap(List::stream)
                .forEach(one -> made.put(one.id(), one));
        truth.deletedRepositories().forEach(one -> made.put(one.id(), one));
    }

    /** The ids that have to be there, where these are. */
    Set<String> expected(Set<String> held) {
        Set<String> ids = made.values().stream()
                .filter(one -> !one.removed() && (isFollowed(one) || isFetched(one)))
                .map(Truth.Made::id)
                .collect(Collectors.toCollection(TreeSet::new));
        ids.addAll(series.expected(backfills.hours(), held));
        return ids;
    }

    /** What came while collectors ran and names a framework; what went at once nobody need have seen. */
    private boolean isFollowed(Truth.Made one) {
        return span.follows(one.changed())
                && (!isRepository(one) || !one.frameworks().isEmpty());
    }

    private boolean isFetched(Truth.Made one) {
        if (isRepository(one)) {
            return (!one.frameworks().isEmpty() && backfills.fetch(SoakBackfills.Task.REPOSITORIES, one.occurred()))
                    || (announced.containsKey(one.id()) && backfills.fetch(SoakBackfills.Task.HOURS, one.occurred()));
        }
        return one.id().startsWith("papers:") && backfills.fetch(SoakBackfills.Task.PAPERS, one.changed());
    }

    private static boolean isRepository(Truth.Made one) {
        return one.id().startsWith("github:repository:");
    }

    /** In what an event differs from the truth; empty where in nothing. */
    Optional<String> wrong(AdoptionEvent event) {
        Differences differences = new Differences(event);
        switch (event.kind()) {
            case STARS -> series.stars(event, differences);
            case MODELS -> series.models(event, differences);
            case ACTIVITY -> series.activity(event, differences);
            case REPOSITORY, RELEASE, POST, COMMENT, PAPER, CODE -> thing(event, differences);
        }
        return differences.words();
    }

    private void thing(AdoptionEvent event, Differences differences) {
        Truth.Made one = made.get(event.id());
        if (one == null || event.removed() != one.removed()) {
            differences.say(one == null ? "nobody made it" : "removed is not " + one.removed());
            return;
        }
        Instant day = one.occurred().truncatedTo(ChronoUnit.DAYS);
        if (event.removed()) {
            differences.seen(one.changed(), span.now()).occurred(one.occurred());
            return;
        }
        Content content = contents.getOrDefault(event.id(), new Content(Set.of(), Set.of(), Map.of()));
        switch (event.kind()) {
            case REPOSITORY -> {
                Instant archived = one.occurred().minusMillis(1);
                Content announcement = announced.get(event.id());
                if (announcement != null && span.isPast(one.changed()) && event.revision() == archived.toEpochMilli()) {
                    differences.revision(archived).occurred(one.occurred()).content(announcement);
                } else {
                    differences.revision(one.changed()).occurred(one.occurred()).content(content);
                }
            }
            case POST, COMMENT -> {
                if (event.revision() != one.changed().toEpochMilli()) {
                    differences.seen(one.changed(), span.now());
                }
                if (event.author() != null && orphans.contains(event.id())) {
                    differences.say("its author's account is deleted");
                }
                differences.occurred(one.occurred()).content(content);
            }
            case PAPER -> {
                Instant ofSuccessor = day.minus(SUCCESSOR);
                if (!isFollowed(one) && event.revision() == ofSuccessor.toEpochMilli()) {
                    differences.occurred(day).content(new Content(content.titles(), content.texts(), Map.of()));
                } else {
                    differences
                            .seen(one.changed(), span.now())
                            .occurred(one.occurred())
                            .content(content);
                }
            }
            case CODE -> {
                boolean ofPaper = isOfPaper(event, day);
                if (!ofPaper) {
                    differences.seen(one.changed(), span.now());
                }
                boolean gone = content.texts().isEmpty();
                differences
                        .occurred(one.occurred(), day)
                        .content(gone ? new Content(content.titles(), Set.of(), Map.of()) : content);
            }
            case RELEASE, STARS, MODELS, ACTIVITY ->
                differences.revision(one.changed()).occurred(one.occurred()).content(content);
        }
    }

    private static boolean isOfPaper(AdoptionEvent event, Instant day) {
        Instant revision = Instant.ofEpochMilli(event.revision());
        Instant successor = day.minus(SUCCESSOR);
        return revision.equals(day.minus(DAILY_PAIR))
                || (!revision.isBefore(successor) && !revision.isAfter(successor.plus(MOST_TOLD)));
    }
}
