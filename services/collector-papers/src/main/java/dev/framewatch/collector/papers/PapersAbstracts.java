package dev.framewatch.collector.papers;

import dev.framewatch.collector.Fields;
import dev.framewatch.collector.ImportFormat;
import dev.framewatch.collector.ImportOptions;
import dev.framewatch.collector.Item;
import dev.framewatch.collector.ItemReader;
import dev.framewatch.collector.Outcomes;
import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.Draft;
import dev.framewatch.event.Kind;
import dev.framewatch.event.Source;
import java.time.Clock;
import java.util.Set;
import java.util.stream.Stream;

/** Papers with Code's papers: each is one event of kind {@code paper}, by its title and abstract. */
final class PapersAbstracts implements ImportFormat {
    private static final int MOST_TOPICS = 100;
    private static final int LONGEST_TOPIC = 200;

    private final Clock clock;

    PapersAbstracts(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String name() {
        return "papers-abstracts";
    }

    @Override
    public String description() {
        return "Papers with Code's archive papers-with-abstracts";
    }

    @Override
    public ItemReader open(ImportOptions options) {
        return new Reader();
    }

    private final class Reader implements ItemReader {
        @Override
        public Set<String> needs() {
            return Set.of("title", "arxiv_id");
        }

        @Override
        public void read(Item item, Outcomes outcomes) {
            PapersAbstracts.this.read(item, outcomes);
        }
    }

    private void read(Item item, Outcomes outcomes) {
        Fields fields = item.fields();
        ArxivNumber number = Papers.number(fields, "arxiv_id", "url_abs");
        String title = fields.text("title");
        String paper = Papers.id(number, title);
        if (paper == null) {
            outcomes.rejected("Neither an arXiv number nor a title", "");
            return;
        }
        PaperDate said = PaperDate.of(fields.text("date"));
        PaperDate date = said != null || number == null ? said : number.date();
        if (date == null) {
            outcomes.rejected("No date: neither one of its own nor an arXiv number", paper);
            return;
        }
        String url = Papers.url(fields.text("url_abs"));
        Draft draft = AdoptionEvent.draft(Source.PAPERS, Kind.PAPER, paper)
                .title(title)
                .text(fields.text("abstract"))
                .url(url == null ? Papers.url(fields.text("paper_url")) : url);
        Stream.concat(fields.texts("tasks", "name").stream(), fields.texts("methods", "name").stream())
                .filter(topic -> topic.length() <= LONGEST_TOPIC)
                .limit(MOST_TOPICS - 1)
                .forEach(draft::topic);
        String venue = Papers.venue(fields);
        draft.topic(venue);
        outcomes.event(date.date(draft, venue == null ? 0 : 1, clock).event());
    }
}
