package dev.framewatch.collector.github;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.framewatch.collector.poll.Cursor;
import dev.framewatch.collector.poll.Poll;
import dev.framewatch.collector.poll.PollFailed;
import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.InvalidEvent;
import dev.framewatch.kafka.Rejection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The events of a page of repositories, and what can be none. */
final class RepositoryPage {
    private final Observation observation;
    private final Instant now;
    private final List<AdoptionEvent> events = new ArrayList<>();
    private final List<Rejection> rejections = new ArrayList<>();
    private final Map<String, Long> revisions = new HashMap<>();

    RepositoryPage(Observation observation, Instant now) {
        this.observation = observation;
        this.now = now;
    }

    void add(GitHubRepository repository) {
        add(repository, Duration.ZERO);
    }

    /** Adds one whose files were read after it was told without them, so that this revision has to be a newer one. */
    void addRead(GitHubRepository repository) {
        add(repository, Duration.ofMillis(1));
    }

    private void add(GitHubRepository repository, Duration later) {
        repository.lack().ifPresentOrElse(lack -> reject(repository, lack.reason(), Optional.empty()), () -> {
            try {
                AdoptionEvent event = repository
                        .draft(observation)
                        .revision(repository.changed().plus(later))
                        .observed(now)
                        .event();
                Long revision = repository.changed().getEpochSecond();
                if (!revision.equals(revisions.put(repository.number(), revision))) {
                    events.add(event);
                }
            } catch (InvalidEvent invalid) {
                reject(repository, String.valueOf(invalid.getMessage()), invalid.id());
            }
        });
    }

    private void reject(GitHubRepository repository, String reason, Optional<String> id) {
        rejections.add(Rejection.collected(
                        "github:repositories/" + repository.number(),
                        reason,
                        now,
                        repository.fields().json().toString().getBytes(UTF_8))
                .about(id));
    }

    /** Tells of a repository that GitHub fails to tell, by GitHub's name for it. */
    void reject(String node, PollFailed failure) {
        rejections.add(Rejection.collected(
                "github:repositories/" + node,
                "GitHub fails to tell this repository again and again: " + failure.getMessage(),
                now,
                node.getBytes(UTF_8)));
    }

    /** The revisions of its events, by the repositories' numbers, in seconds. */
    Map<String, Long> revisions() {
        return revisions;
    }

    /** The page as it is published. */
    Poll.Page leading(Cursor cursor, boolean more) {
        return Poll.Page.of(events, cursor, more).rejecting(rejections);
    }
}
