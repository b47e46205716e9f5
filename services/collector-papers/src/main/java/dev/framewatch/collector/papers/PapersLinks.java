package dev.framewatch.collector.papers;

import dev.framewatch.collector.Fields;
import dev.framewatch.collector.ImportFormat;
import dev.framewatch.collector.ImportOption;
import dev.framewatch.collector.ImportOptions;
import dev.framewatch.collector.Item;
import dev.framewatch.collector.ItemFiles;
import dev.framewatch.collector.ItemReader;
import dev.framewatch.collector.KeyedHash;
import dev.framewatch.collector.Outcomes;
import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.Draft;
import dev.framewatch.event.Flag;
import dev.framewatch.event.Kind;
import dev.framewatch.event.Source;
import dev.framewatch.taxonomy.Taxonomy;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Papers with Code's links between papers and repositories: each is one event of kind {@code code}. */
final class PapersLinks implements ImportFormat {
    private static final String ABSTRACTS = "abstracts";

    private final ItemFiles files;
    private final KeyedHash hash;
    private final Taxonomy taxonomy;
    private final Clock clock;

    PapersLinks(ItemFiles files, KeyedHash hash, Taxonomy taxonomy, Clock clock) {
        this.files = files;
        this.hash = hash;
        this.taxonomy = taxonomy;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "papers-links";
    }

    @Override
    public String description() {
        return "Papers with Code's archive links-between-papers-and-code";
    }

    @Override
    public List<ImportOption> options() {
        return List.of(new ImportOption(
                ABSTRACTS,
                "FILE",
                "Papers with Code's archive papers-with-abstracts, for the papers' dates; without it they are those of"
                        + " the arXiv numbers, right to the month",
                true));
    }

    @Override
    public ItemReader open(ImportOptions options) {
        Path abstracts = options.file(ABSTRACTS);
        return new Reader(abstracts == null ? new Abstracts() : Abstracts.read(abstracts, files));
    }

    private final class Reader implements ItemReader {
        private final Abstracts abstracts;

        Reader(Abstracts abstracts) {
            this.abstracts = abstracts;
        }

        @Override
        public Set<String> needs() {
            return Set.of("repo_url");
        }

        @Override
        public void read(Item item, Outcomes outcomes) {
            Fields fields = item.fields();
            Abstracts.Paper known = abstracts.paper(fields.text("paper_url"));
            String address = fields.text("repo_url");
            Repository repository = address == null ? null : Repository.of(address);
            if (address == null || repository == null) {
                outcomes.rejected("No repo_url", address == null ? "" : address);
                return;
            }
            ArxivNumber number = Papers.number(fields, "paper_arxiv_id", "paper_url_abs");
            String title = known.title() == null ? fields.text("paper_title") : known.title();
            String paper = Papers.id(number, title);
            if (paper == null) {
                outcomes.rejected("Neither an arXiv number nor a title", "");
                return;
            }
            PaperDate date = known.date() != null || number == null ? known.date() : number.date();
            if (date == null) {
                outcomes.rejected("No date: neither in the abstracts nor an arXiv number", paper);
                return;
            }
            outcomes.event(event(fields, paper, title, address, repository, date));
        }

        private AdoptionEvent event(
                Fields fields,
                String paper,
                @Nullable String title,
                String address,
                Repository repository,
                PaperDate date) {
            String owner = repository.gitHubOwner();
            String framework = fields.text("framework");
            Draft draft = AdoptionEvent.draft(Source.PAPERS, Kind.CODE, paper + "#" + repository)
                    .title(title)
                    .url(Papers.url(address.contains("://") ? address : "https://" + repository))
                    .declared("none".equalsIgnoreCase(framework) ? null : framework)
                    .owner(hash.of(Source.GITHUB, owner))
                    .flag(Flag.OFFICIAL, fields.isTrue("is_official"))
                    .flag(Flag.VENDOR, owner != null && taxonomy.vendor(owner).isPresent());
            return date.date(draft, clock).event();
        }

        @Override
        public void end(Outcomes outcomes) {
            if (abstracts.broken() > 0) {
                outcomes.warning(abstracts.broken() + " items of the abstracts cannot be read");
            }
        }
    }
}
