package dev.framewatch.collector.papers;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.framewatch.collector.Fields;
import dev.framewatch.collector.KeyedHash;
import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.Draft;
import dev.framewatch.event.Flag;
import dev.framewatch.event.InvalidEvent;
import dev.framewatch.event.Kind;
import dev.framewatch.event.Metric;
import dev.framewatch.event.Precision;
import dev.framewatch.event.Source;
import dev.framewatch.taxonomy.Taxonomy;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** A row of Hugging Face's daily papers as events: the paper, and the repository that it names. */
final class DailyPaper {
    /** The archive tells more of a pair (its framework), so it stays newer than the live copy, whose date may differ a little. */
    private static final Duration BEHIND_THE_ARCHIVE = Duration.ofDays(31);

    private final KeyedHash hash;
    private final Taxonomy taxonomy;

    DailyPaper(KeyedHash hash, Taxonomy taxonomy) {
        this.hash = hash;
        this.taxonomy = taxonomy;
    }

    /** The events of a row; {@link InvalidEvent} if no event can be made of it. */
    List<AdoptionEvent> read(Fields row, Instant now) {
        Fields paper = row.in("paper");
        ArxivNumber number = ArxivNumber.of(paper.text("id"));
        String title = paper.text("title") == null ? row.text("title") : paper.text("title");
        String id = Papers.id(number, title);
        if (id == null) {
            throw new InvalidEvent("paper", "has neither an arXiv number nor a title");
        }
        Instant published = paper.time("publishedAt") == null ? row.time("publishedAt") : paper.time("publishedAt");
        if (published == null) {
            throw new InvalidEvent("publishedAt", "is not a time");
        }
        Long upvotes = paper.count("upvotes") == null ? row.count("upvotes") : paper.count("upvotes");
        Draft draft = AdoptionEvent.draft(Source.PAPERS, Kind.PAPER, id)
                .title(title)
                .text(paper.text("summary") == null ? row.text("summary") : paper.text("summary"))
                .url(number == null ? null : "https://arxiv.org/abs/" + number.text())
                .metric(Metric.UPVOTES, upvotes)
                .metric(Metric.COMMENTS, row.count("numComments"))
                .occurred(published, Precision.DAY)
                .revision(now)
                .observed(now);
        paper.texts("ai_keywords", "name").stream()
                .filter(topic -> topic.length() <= 200)
                .limit(100)
                .forEach(draft::topic);
        List<AdoptionEvent> events = new ArrayList<>();
        events.add(draft.event());
        String address = paper.text("githubRepo");
        Repository repository = address == null ? null : Repository.of(address);
        if (address != null && repository != null) {
            events.add(code(id, title, address, repository, published, now));
        }
        return events;
    }

    private AdoptionEvent code(
            String paper,
            @Nullable String title,
            String address,
            Repository repository,
            Instant published,
            Instant now) {
        String owner = repository.gitHubOwner();
        Instant day =
                published.atOffset(ZoneOffset.UTC).toLocalDate().atStartOfDay().toInstant(ZoneOffset.UTC);
        return AdoptionEvent.draft(Source.PAPERS, Kind.CODE, paper + "#" + repository)
                .title(title)
                .url(Papers.url(address.contains("://") ? address : "https://" + repository))
                .owner(hash.of(Source.GITHUB, owner))
                .flag(Flag.VENDOR, owner != null && taxonomy.vendor(owner).isPresent())
                .occurred(published, Precision.DAY)
                .revision(day.minus(BEHIND_THE_ARCHIVE))
                .observed(now)
                .event();
    }

    /** Changes when what an event holds does; that of a pair never does, since its revision does not either. */
    static long content(AdoptionEvent event) {
        CRC32 content = new CRC32();
        if (event.kind() == Kind.PAPER) {
            String all = String.join(
                    "\n",
                    event.title(),
                    event.text(),
                    String.join(",", event.topics()),
                    Objects.toString(event.metrics().get(Metric.UPVOTES)),
                    Objects.toString(event.metrics().get(Metric.COMMENTS)),
                    event.occurredAt().toString());
            content.update(all.getBytes(UTF_8));
        }
        return content.getValue();
    }
}
