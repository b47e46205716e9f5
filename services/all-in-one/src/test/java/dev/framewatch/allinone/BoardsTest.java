package dev.framewatch.allinone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.framewatch.collector.EventPublisher;
import dev.framewatch.collector.EventPublishers;
import dev.framewatch.collector.OutageListener;
import dev.framewatch.elasticsearch.AlertIndex;
import dev.framewatch.elasticsearch.PublishedIndex;
import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.Draft;
import dev.framewatch.event.Flag;
import dev.framewatch.event.Kind;
import dev.framewatch.event.Precision;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the panels of Kibana and Grafana ask, asked of a real node that the pipeline has filled. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("servers")
class BoardsTest {
    private static final List<String> SENTENCES = List.of(
            "a network in PyTorch",
            "a network in TensorFlow",
            "a network in Keras",
            "a network in JAX",
            "a network in PaddlePaddle",
            "a network in MXNet",
            "a network in Chainer",
            "How we migrated from TensorFlow to PyTorch",
            "trained with PyTorch Lightning, served with TorchServe",
            "the weather");

    private static final List<Flag> FLAGS = List.of(Flag.values());

    private final Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS);
    private final Servers servers;
    private final Pipeline pipeline;
    private final PanelSearch search;

    BoardsTest(@TempDir Path data) {
        servers = Servers.start(data);
        pipeline = Pipeline.start(servers.lead(Installation.in(data).serving(0)), "a test", RunningPipeline.OFFLINE);
        search = new PanelSearch(servers.elasticsearch());
    }

    @BeforeAll
    void fill() throws IOException, InterruptedException {
        try (EventPublisher publisher = pipeline.bean(EventPublishers.class).open("test", new OutageListener() {})) {
            publisher.publish(events());
        }
        pipeline.awaitSearchable();
        publish();
        alert();
    }

    @AfterAll
    void end() {
        try (servers) {
            pipeline.close();
        }
    }

    /** Some of each kind, day by day for the last weeks, all of them observed now. */
    private List<AdoptionEvent> events() {
        List<AdoptionEvent> events = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            for (int i = 0; i < 3 * SENTENCES.size(); i++) {
                Draft draft = AdoptionEvent.draft(kind.source(), kind, "board-" + i)
                        .revision(now)
                        .occurred(now.minus(Duration.ofDays(1 + i)), Precision.DAY)
                        .observed(now)
                        .title("about it")
                        .text(SENTENCES.get(i % SENTENCES.size()))
                        .language("Python");
                Flag flag = FLAGS.get(i % FLAGS.size());
                events.add(
                        i < SENTENCES.size()
                                ? draft.event()
                                : draft.flag(flag, true).event());
            }
            events.add(AdoptionEvent.draft(kind.source(), kind, "gone")
                    .revision(now)
                    .occurred(now.minus(Duration.ofDays(1)), Precision.DAY)
                    .observed(now)
                    .removed()
                    .event());
        }
        return events;
    }

    /** An edition of the index, as its publisher writes it: with the answer of the API. */
    private void publish() throws IOException, InterruptedException {
        pipeline.bean(PublishedIndex.class).ensure();
        ObjectNode edition = JsonMapper.shared()
                .createObjectNode()
                .put("day", now.minus(Duration.ofDays(1)).toString().substring(0, 10))
                .put("published", now.toString())
                .put("generation", "1");
        edition.set(
                "index",
                JsonMapper.shared()
                        .readTree(new ApiQuestion("/api/v1/index")
                                .ask(pipeline.http().orElseThrow())));
        search.put(PublishedIndex.NAME, edition);
    }

    private void alert() throws IOException, InterruptedException {
        Instant ignored = pipeline.bean(AlertIndex.class).ensure(now);
        ObjectNode alert = JsonMapper.shared()
                .createObjectNode()
                .put("id", "1")
                .put("rule", "leaders")
                .put("type", "crossover")
                .put("source", "github")
                .put("raised", now.toString());
        alert.putObject("delivery").put("state", "sent");
        search.put(AlertIndex.NAME, alert);
    }

    /** As long as the boards show when they are opened. */
    private Stream<PanelQuery> queries() throws IOException {
        Instant from = now.minus(Duration.ofDays(5 * 365));
        Instant to = now.plus(Duration.ofMinutes(1));
        return Stream.concat(KibanaBoards.queries(from, to).stream(), GrafanaBoards.queries(from, to).stream());
    }

    @TestFactory
    Stream<DynamicTest> everyPanelShowsRows() throws IOException {
        return queries().map(query -> dynamicTest(query.panel(), () -> requireRows(query)));
    }

    @TestFactory
    Stream<DynamicTest> everyPanelNamesFieldsOfTheTemplates() throws IOException {
        return queries()
                .map(query -> dynamicTest(
                        query.panel(),
                        () -> assertThat(query.fields())
                                .isNotEmpty()
                                .allMatch(search.fields(query.index())::has, "is a field of " + query.index())));
    }

    @Test
    void aPanelWhoseFieldIsMisspeltIsFound() throws IOException {
        PanelQuery broken = broken("Kibana's framewatch-coverage", "\"events\"}", "\"evnts\"}");

        assertThatThrownBy(() -> requireRows(broken)).isInstanceOf(AssertionError.class);
        assertThat(broken.fields()).anyMatch(field -> field.equals("evnts"));
    }

    @Test
    void aPanelWhoseFilterFindsNothingIsFound() throws IOException {
        PanelQuery broken = broken("Kibana's framewatch-shares-by-month", "(is|uses|moves-to)", "(us|uzes|moved-to)");

        assertThatThrownBy(() -> requireRows(broken)).isInstanceOf(AssertionError.class);
    }

    private PanelQuery broken(String panel, String right, String wrong) throws IOException {
        PanelQuery whole = queries()
                .filter(query -> query.panel().equals(panel))
                .findFirst()
                .orElseThrow();
        requireRows(whole);
        String body = whole.body().toString();
        assertThat(body).contains(right);
        return new PanelQuery(
                panel, whole.index(), JsonMapper.shared().readTree(body.replace(right, wrong)), whole.shown());
    }

    private void requireRows(PanelQuery query) {
        Map<String, List<JsonNode>> shown = query.shown().apply(search.answer(query));
        assertThat(shown).as(query.panel()).isNotEmpty();
        shown.forEach((column, values) -> {
            assertThat(values).as(column + " of " + query.panel()).isNotEmpty();
            if (values.getFirst().isNumber()) {
                assertThat(values).as(column + " of " + query.panel()).anyMatch(value -> value.asDouble() > 0);
            }
        });
    }
}
