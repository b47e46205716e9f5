package dev.framewatch.query;

import static dev.framewatch.event.Events.tag;
import static dev.framewatch.query.Sample.event;
import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.SyndFeedInput;
import dev.framewatch.elasticsearch.AlertIndex;
import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.Kind;
import dev.framewatch.event.Role;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningApi.Start.class)
class FeedApiTest {
    private final RunningApi api;

    FeedApiTest(RunningApi api) {
        this.api = api;
    }

    @Test
    void tellsOfEachCrossoverOnceAndForEver() throws Exception {
        api.clear();
        List<AdoptionEvent> papers = new ArrayList<>();
        for (String day : List.of("2025-02-01", "2025-05-01", "2025-08-01", "2025-11-01")) {
            String framework = papers.size() < 20 ? "tensorflow" : "pytorch";
            for (int left = 10; left > 0; left--) {
                papers.add(event(Kind.PAPER, papers.size(), day, tag(framework, Role.USES, 0.9)));
            }
        }
        api.store(papers);

        HttpResponse<String> answer = api.get("/feed.atom");
        SyndFeed feed = new SyndFeedInput().build(new StringReader(answer.body()));

        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/atom+xml");
        assertThat(feed.getUri()).isEqualTo("tag:framewatch.dev,2026:crossovers");
        assertThat(feed.getEntries()).hasSize(1);
        SyndEntry entry = feed.getEntries().getFirst();
        assertThat(entry.getTitle()).isEqualTo("PyTorch passed TensorFlow: paper of 2025-Q3");
        assertThat(entry.getUri()).isEqualTo("tag:framewatch.dev,2026:crossover/paper/2025-Q3/pytorch/tensorflow");
        assertThat(entry.getUpdatedDate()).hasSameTimeAs("2026-01-01T00:00:00Z");
        assertThat(api.get(entry.getLink()).statusCode()).isEqualTo(200);
    }

    @Test
    void tellsWhatRulesTold() throws Exception {
        api.clear();
        Instant raised = Instant.parse("2026-11-01T00:00:00Z");
        api.bean(AlertIndex.class).ensure(raised);
        try (AlertBoard board = new AlertBoard(api, Clock.systemUTC(), false, List.of())) {
            Alert alert = board.waiting("moves", "jax", raised);

            SyndFeed feed = new SyndFeedInput()
                    .build(new StringReader(api.get("/feed.atom").body()));

            assertThat(feed.getEntries()).singleElement().satisfies(entry -> {
                assertThat(entry.getUri()).isEqualTo("tag:framewatch.dev,2026:alert/" + alert.id());
                assertThat(entry.getTitle()).isEqualTo("Something happened.");
                assertThat(entry.getUpdatedDate()).hasSameTimeAs("2026-11-01T00:00:00Z");
            });
        }
    }

    @Test
    void isAFeedWithoutEntriesWhereThereIsNothingYet() throws Exception {
        api.clear();

        assertThat(new SyndFeedInput()
                        .build(new StringReader(api.get("/feed.atom").body()))
                        .getEntries())
                .isEmpty();
    }
}
