package dev.framewatch.collector.papers;

import dev.framewatch.collector.Fields;
import dev.framewatch.collector.KeyedHash;
import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.Draft;
import dev.framewatch.event.Flag;
import dev.framewatch.event.InvalidEvent;
import dev.framewatch.event.Kind;
import dev.framewatch.event.Source;
import dev.framewatch.taxonomy.Taxonomy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A paper of the successor of Papers with Code as events: the paper, and each repository that it names. It tells of no
 * changes, so revisions come of the paper's date: newer than the pair of a daily paper, which tells less, older than the
 * archive's, which tells more; and the more is told of a pair, its framework before all, the newer.
 */
final class SuccessorPaper {
    static final String REPOSITORIES = "repositories";

    private static final Duration BEHIND_THE_ARCHIVE = Duration.ofDays(15);

    private final KeyedHash hash;
    private final Taxonomy taxonomy;

    SuccessorPaper(KeyedHash hash, Taxonomy taxonomy) {
        this.hash = hash;
        this.taxonomy = taxonomy;
    }

    /** When a row's paper appeared, as far as the row says so itself. */
    static @Nullable PaperDate date(Fields row) {
        PaperDate published = PaperDate.of(row.text("published"));
        return published == null ? PaperDate.of(row.text("date_published")) : published;
    }

    /** The events of a row; {@link InvalidEvent} if no event can be made of it. */
    List<AdoptionEvent> read(Fields row, Instant now) {
        ArxivNumber number = Papers.number(row, "arxiv_id", "url_abs");
        String title = row.text("title");
        String id = Papers.id(number, title);
        if (id == null) {
            throw new InvalidEvent("paper", "has neither an arXiv number nor a title");
        }
        PaperDate told = date(row);
        PaperDate date = told == null && number != null ? number.date() : told;
        if (date == null) {
            throw new InvalidEvent("published", "is not a date");
        }
        List<AdoptionEvent> events = new ArrayList<>();
        events.add(paper(row, id, number, title, date, now));
        for (JsonNode each : row.json().path(REPOSITORIES)) {
            Fields fields = new Fields(each);
            String address = each.isString() ? each.asString() : fields.text("url");
            Repository repository = address == null ? null : Repository.of(address);
            if (address != null && repository != null) {
                events.add(code(fields, id, title, address, repository, date, now));
            }
        }
        return events;
    }

    private static AdoptionEvent paper(
            Fields row, String id, @Nullable ArxivNumber number, @Nullable String title, PaperDate date, Instant now) {
        Draft draft = AdoptionEvent.draft(Source.PAPERS, Kind.PAPER, id)
                .title(title)
                .text(row.text("abstract"))
                .url(number == null ? Papers.url(row.text("url_abs")) : "https://arxiv.org/abs/" + number.text());
        Stream.concat(row.texts("tasks", "name").stream(), row.texts("methods", "name").stream())
                .filter(topic -> topic.length() <= 200)
                .limit(99)
                .forEach(draft::topic);
        String venue = Papers.venue(row);
        return dated(draft.topic(venue), date, venue == null ? 0 : 1, now);
    }

    private AdoptionEvent code(
            Fields fields,
            String paper,
            @Nullable String title,
            String address,
            Repository repository,
            PaperDate date,
            Instant now) {
        String owner = repository.gitHubOwner();
        String told = fields.text("framework");
        String framework = "none".equalsIgnoreCase(told) ? null : told;
        boolean official = fields.isTrue("is_official");
        Draft draft = AdoptionEvent.draft(Source.PAPERS, Kind.CODE, paper + "#" + repository)
                .title(title)
                .url(Papers.url(address.contains("://") ? address : "https://" + repository))
                .declared(framework)
                .owner(hash.of(Source.GITHUB, owner))
                .flag(Flag.OFFICIAL, official)
                .flag(Flag.VENDOR, owner != null && taxonomy.vendor(owner).isPresent());
        return dated(draft, date, (framework == null ? 0 : 2) + (official ? 1 : 0), now);
    }

    private static AdoptionEvent dated(Draft draft, PaperDate date, int told, Instant now) {
        Instant revision = date.at().minus(BEHIND_THE_ARCHIVE).plusMillis(told);
        return draft.occurred(date.at(), date.precision())
                .revision(revision.isAfter(Instant.EPOCH) ? revision : Instant.ofEpochMilli(told + 1L))
                .observed(now)
                .event();
    }
}
