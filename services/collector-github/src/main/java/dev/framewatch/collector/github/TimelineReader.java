package dev.framewatch.collector.github;

import dev.framewatch.collector.Item;
import dev.framewatch.collector.ItemReader;
import dev.framewatch.collector.Outcomes;
import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.Draft;
import dev.framewatch.event.Flag;
import dev.framewatch.event.Kind;
import dev.framewatch.taxonomy.Classifier;
import dev.framewatch.taxonomy.Taxonomy;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a timeline as a fire hose: a repository's creation and a release are events of their own where the taxonomy
 * finds a candidate in their words; all are counted.
 */
final class TimelineReader implements ItemReader {
    private static final int LONGEST_LANGUAGE = 60;

    private final Classifier classifier;
    private final Observation observation;
    private final ActivityHours hours;

    TimelineReader(Taxonomy taxonomy, Observation observation) {
        this.classifier = taxonomy.classifier();
        this.observation = observation;
        this.hours = new ActivityHours(taxonomy.repositories());
    }

    @Override
    public void read(Item item, Outcomes outcomes) {
        TimelineEvent event = new TimelineEvent(item.fields());
        String type = event.type();
        Instant created = event.created();
        if (type == null) {
            outcomes.rejected("No event of GitHub: it has no type", "");
            return;
        }
        if (created == null) {
            outcomes.rejected("An event of GitHub without created_at", type);
            return;
        }
        if (!observation.isPossible(created)) {
            outcomes.rejected("A time before GitHub or ahead of the clock", created.toString());
            return;
        }
        Long id = event.id();
        if (!hours.isNew(created, id == null ? item.fingerprint() : id)) {
            outcomes.repeated();
        } else if (!hours.count(created, type, event.fullName())) {
            outcomes.rejected("More types of events in an hour than GitHub has", type);
        } else if (event.createsRepository()) {
            repository(event, created, outcomes);
        } else if (event.releases()) {
            release(event, created, outcomes);
        } else {
            outcomes.passed();
        }
    }

    private void repository(TimelineEvent event, Instant created, Outcomes outcomes) {
        String name = event.fullName();
        String description = event.description();
        if (!hours.isNamed(name) && !isCandidate(name, description)) {
            outcomes.passed();
            return;
        }
        Long id = event.repositoryId();
        if (id == null || name == null) {
            outcomes.rejected("A creation without the repository's id or name", String.valueOf(name));
            return;
        }
        Instant since = event.repositoryCreated();
        String language = event.language();
        Draft draft = observation
                .draft(Kind.REPOSITORY, String.valueOf(id), since == null ? created : since, behindTheSource(created))
                .title(name)
                .text(description)
                .language(language == null || language.length() > LONGEST_LANGUAGE ? null : language)
                .url("https://github.com/" + name)
                .author(observation.account(event.actor()))
                .flag(Flag.FORK, event.isFork())
                .flag(Flag.BOT, observation.isBot(event.actor()))
                .flag(Flag.GENERATED, MachineWords.areIn(description));
        outcomes.event(observation.ownedBy(draft, name).event());
    }

    private void release(TimelineEvent event, Instant created, Outcomes outcomes) {
        String name = event.fullName();
        GitHubRelease release = new GitHubRelease(event.release(), String.valueOf(name));
        if (!hours.isNamed(name) && !isCandidate(name, release.title(), release.body())) {
            outcomes.passed();
            return;
        }
        if (release.id() == null || name == null) {
            outcomes.rejected("A release without its id or its repository's name", String.valueOf(name));
            return;
        }
        Instant published = release.published();
        Instant since = published == null || published.isAfter(created) ? created : published;
        Draft draft = release.draft(observation, since, behindTheSource(created));
        outcomes.event((release.author() == null ? by(event.actor(), draft) : draft).event());
    }

    /**
     * The revision of what was so at a time. GitHub itself tells more of it, so what that tells of the same time is newer;
     * with equal revisions whichever came first would keep out the other.
     */
    private static Instant behindTheSource(Instant created) {
        return created.minusMillis(1);
    }

    private Draft by(@Nullable String actor, Draft draft) {
        return draft.author(observation.account(actor)).flag(Flag.BOT, observation.isBot(actor));
    }

    private boolean isCandidate(@Nullable String... words) {
        return Stream.of(words).anyMatch(text -> text != null && classifier.names(text));
    }

    @Override
    public void end(Outcomes outcomes) {
        if (hours.idsAreFull()) {
            outcomes.warning("an hour holds more events than can be told apart; some may be counted twice");
        }
        for (AdoptionEvent hour : hours.events(observation)) {
            outcomes.event(hour);
        }
    }
}
