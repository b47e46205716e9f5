package dev.framewatch.collector.reddit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.framewatch.collector.ImportFormat;
import dev.framewatch.collector.ImportedFile;
import dev.framewatch.collector.KeyedHash;
import dev.framewatch.event.AdoptionEvent;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The files in {@code ../shared}; the counts were taken from them by other means. */
class RealRedditTest {
    private final ImportFormat reddit = new RedditDumps(
            new RedditEvents(new KeyedHash("a key")), List.of("MachineLearning", "pytorch"), ImportedFile.CLOCK);

    private static Path shared(String path) {
        assumeTrue(ImportedFile.shared(path).isPresent(), "../shared is absent");
        return ImportedFile.shared(path).orElseThrow();
    }

    @Test
    void topPostsUntil2013() {
        ImportedFile imported = ImportedFile.of(reddit, shared("imports/reddit-2008-2013.ndjson.gz"), Map.of());

        assertThat(imported.rejections()).isEmpty();
        assertThat(imported.events()).hasSize(2549).allMatch(event -> !event.removed() && event.author() == null);
        assertThat(imported.events().stream().map(AdoptionEvent::id).distinct()).hasSize(2549);
        assertThat(imported.events().stream()
                        .collect(Collectors.groupingBy(
                                event -> event.occurredAt()
                                        .atOffset(ZoneOffset.UTC)
                                        .getYear(),
                                Collectors.counting())))
                .isEqualTo(Map.of(2008, 3L, 2009, 80L, 2010, 299L, 2011, 642L, 2012, 860L, 2013, 665L));
        assertThat(imported.events()).filteredOn(event -> event.text() == null).hasSize(43);
        assertThat(imported.events())
                .filteredOn(event -> event.revision() > event.occurredAt().toEpochMilli())
                .hasSize(96);
    }

    @Test
    void submissionsOfTwoEras() {
        ImportedFile imported = ImportedFile.of(reddit, shared("imports/submissions.sample.ndjson"), Map.of());

        assertThat(imported.events())
                .extracting(event -> event.id() + "@" + event.revision() + " " + event.removed())
                .containsExactly("reddit:post:7mq3w@1522770231000 true", "reddit:post:1afwvv8@1706875209000 false");
    }

    @Test
    void commentsOf2018() {
        ImportedFile imported = ImportedFile.of(reddit, shared("payloads/pushshift/comments.sample.ndjson"), Map.of());

        assertThat(imported.events())
                .extracting(AdoptionEvent::key)
                .containsExactly("reddit:comment:dtjoj2e@1518478113000", "reddit:comment:dtjoj2l@1518478113000");
    }
}
