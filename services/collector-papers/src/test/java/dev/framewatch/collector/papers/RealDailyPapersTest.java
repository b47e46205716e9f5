package dev.framewatch.collector.papers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.framewatch.collector.Fields;
import dev.framewatch.collector.ImportedFile;
import dev.framewatch.collector.KeyedHash;
import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.InvalidEvent;
import dev.framewatch.event.Metric;
import dev.framewatch.taxonomy.Taxonomy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Rows of Hugging Face's daily papers as they were recorded, also where fields are missing or new. */
class RealDailyPapersTest {
    private static final Instant NOW = Instant.parse("2026-10-15T12:00:00Z");

    private final DailyPaper papers = new DailyPaper(new KeyedHash("a key"), Taxonomy.builtIn());

    /** The paper alone as the list of a day wraps it, or the row of such a list. */
    private static ObjectNode row(String file) {
        Optional<Path> shared = ImportedFile.shared("payloads/hf/" + file);
        assumeTrue(shared.isPresent(), "../shared is absent");
        JsonNode recorded = JsonMapper.shared().readTree(shared.orElseThrow());
        ObjectNode row = JsonMapper.shared().createObjectNode();
        return recorded.has("paper") ? (ObjectNode) recorded : row.set("paper", recorded);
    }

    @Test
    void aPaperAlone() {
        AdoptionEvent paper =
                papers.read(new Fields(row("paper-object.sample.ndjson")), NOW).getFirst();

        assertThat(paper.id()).isEqualTo("papers:paper:2509.04664");
        assertThat(paper.title()).isEqualTo("Why Language Models Hallucinate");
        assertThat(paper.text()).startsWith("Like students facing hard exam questions");
        assertThat(paper.occurredAt()).isEqualTo("2025-09-04T21:26:31Z");
        assertThat(paper.metrics()).containsEntry(Metric.UPVOTES, 26L);
        assertThat(paper.topics()).contains("hallucinations", "binary classification");
    }

    @ParameterizedTest
    @ValueSource(strings = {"paper-object.sample.ndjson", "daily_papers.sample.ndjson"})
    void whateverFieldIsMissingOrNewThePaperIsRead(String file) {
        ObjectNode row = row(file);
        for (String field : row.path("paper").propertyNames()) {
            ObjectNode without = row.deepCopy();
            ObjectNode paper = (ObjectNode) without.path("paper");
            paper.remove(field);
            paper.putObject("a_field_of_2030").put("of", field);
            without.putArray("another").add(field);

            if (field.equals("publishedAt") && !row.has("publishedAt")) {
                assertThatThrownBy(() -> papers.read(new Fields(without), NOW))
                        .isInstanceOf(InvalidEvent.class)
                        .hasMessageContaining("publishedAt");
            } else {
                String id = papers.read(new Fields(without), NOW).getFirst().id();
                assertThat(id.matches("papers:paper:\\d{4}\\.\\d{5}")).as(id).isNotEqualTo(field.equals("id"));
            }
        }
    }
}
