package dev.framewatch.collector.github;

import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.Draft;
import dev.framewatch.event.Kind;
import dev.framewatch.event.Metric;
import dev.framewatch.event.Source;
import java.time.Instant;
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

    /** The event with what its repository says; the dates stay the paper's, the revision is the time of the look. */
    AdoptionEvent with(GitHubRepository its, Instant now) {
        Instant newer = Instant.ofEpochMilli(Math.max(now.toEpochMilli(), event.revision() + 1));
        Draft draft = AdoptionEvent.draft(Source.PAPERS, Kind.CODE, event.id().substring(PREFIX.length()))
                .occurred(event.occurredAt(), event.precision())
                .revision(newer)
                .observed(now)
                .title(event.title())
                .url(event.url())
                .author(event.author())
                .owner(event.owner());
        event.metrics().forEach(draft::metric);
        event.flags().forEach(flag -> draft.flag(flag, true));
        event.topics().forEach(draft::topic);
        event.declared().forEach(draft::declared);
        return its.describe(draft).event();
    }
}
