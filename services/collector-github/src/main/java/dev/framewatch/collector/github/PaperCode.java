package dev.framewatch.collector.github;

import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.Draft;
import dev.framewatch.event.Kind;
import dev.framewatch.event.Metric;
import dev.framewatch.event.Source;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A pair of a paper and a repository on GitHub.
 *
 * @param event the event of it, as a collector of papers published it
 * @param repository the repository's name
 */
record PaperCode(AdoptionEvent event, RepositoryName repository) {
    private static final String ON_GITHUB = "#github.com/";
    private static final String PREFIX = Source.PAPERS + ":" + Kind.CODE + ":";

    /** The pair of an event; empty where its repository is elsewhere. */
    static Optional<PaperCode> of(AdoptionEvent event) {
        int host = event.id().lastIndexOf(ON_GITHUB);
        return host < 0
                ? Optional.empty()
                : RepositoryName.of(event.id().substring(host + ON_GITHUB.length()))
                        .map(name -> new PaperCode(event, name));
    }

    /** Whether GitHub was never asked about an event's repository: who tells of papers alone counts no forks. */
    static boolean isRaw(AdoptionEvent event) {
        return !event.removed()
                && !event.metrics().containsKey(Metric.FORKS)
                && of(event).isPresent();
    }

    /** The pair of an event that holds what GitHub told of its repository; empty where that never did. */
    static Optional<PaperCode> told(AdoptionEvent event) {
        return isRaw(event) || event.removed() ? Optional.empty() : of(event);
    }

    /** The event with what its repository says; the dates stay the paper's, the revision is the time of the look. */
    AdoptionEvent with(GitHubRepository its, Instant now) {
        Draft draft = raw(newer(now), now);
        event.metrics().forEach(draft::metric);
        event.topics().forEach(draft::topic);
        return its.describe(draft).event();
    }

    /**
     * What is published where the repository is gone: a removal, so that what it said is erased, and then the pair as
     * papers tell it, which stays.
     */
    List<AdoptionEvent> without(Instant now) {
        Instant gone = newer(now);
        return List.of(
                Draft.removal(event, gone, now), raw(gone.plusMillis(1), now).event());
    }

    private Instant newer(Instant now) {
        return Instant.ofEpochMilli(Math.max(now.toEpochMilli(), event.revision() + 1));
    }

    private Draft raw(Instant revision, Instant now) {
        Draft draft = AdoptionEvent.draft(Source.PAPERS, Kind.CODE, event.id().substring(PREFIX.length()))
                .occurred(event.occurredAt(), event.precision())
                .revision(revision)
                .observed(now)
                .title(event.title())
                .url(event.url())
                .author(event.author())
                .owner(event.owner());
        event.flags().forEach(flag -> draft.flag(flag, true));
        event.declared().forEach(draft::declared);
        return draft;
    }
}
