package dev.framewatch.allinone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.framewatch.collector.EventPublisher;
import dev.framewatch.collector.EventPublishers;
import dev.framewatch.collector.OutageListener;
import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.kafka.Generation;
import dev.framewatch.kafka.GenerationTopics;
import dev.framewatch.kafka.Generations;
import dev.framewatch.taxonomy.Taxonomy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Generations come, are served and go beside a pipeline that runs all the while. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GenerationsTest {
    private static final int EVENTS = 200;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path data;
    private final Pipeline pipeline;

    GenerationsTest(@TempDir Path data) {
        this.data = data;
        this.pipeline = Pipeline.start(Installation.in(data), "a test", RunningPipeline.OFFLINE);
    }

    @BeforeAll
    void collect() throws Exception {
        publish(OtherTaxonomy.repositories(2020, 0, EVENTS));
        pipeline.awaitSearchable();
    }

    @AfterAll
    void end() {
        http.close();
        pipeline.close();
    }

    @Test
    void aNewTaxonomyTellsThePastAgainIsServedWhenPromotedAndGoesWithoutATrace() throws Exception {
        Path taxonomy = new OtherTaxonomy("told-once").write(data);

        Answer told = framewatch("reclassify", "--taxonomy", taxonomy.toString(), "--flips", "3");

        assertThat(told.code()).as(told.err()).isZero();
        assertThat(told.out())
                .containsPattern("github +theano +100 of 200 +50.00 % +0 of 200 +0.00 % +-50.00")
                .containsPattern("github +theano-told-again +0 of 200 +0.00 % +100 of 200 +50.00 % +\\+50.00")
                .contains("Events whose frameworks in use change: 100")
                .contains("github:repository:2020-0")
                .containsPattern("\\+ theano-told-again: no tag; then uses 0\\.9\\d by text")
                .contains("Of GH Archive");
        String generation = told.err().replaceAll("(?s).*Generation (\\d+) is ready.*", "$1");
        URI elasticsearch = pipeline.servers().orElseThrow().elasticsearch();
        byte[] file = Taxonomy.withWeights(Files.readAllBytes(taxonomy));
        assertThat(new Indexes(elasticsearch, generation).rows(day -> day.startsWith("2020-")))
                .isEqualTo(Expected.of(
                                OtherTaxonomy.repositories(2020, 0, EVENTS),
                                Taxonomy.load(new ByteArrayInputStream(file), "told-once"))
                        .rows());
        assertThat(shares().get("generation").asString()).isEqualTo("1");
        assertThat(frameworks(shares())).containsExactlyInAnyOrder("pytorch", "theano");
        assertThat(states()).contains("1 live 200").contains(generation + " ready 200");

        promote(generation);

        assertThat(shares().get("taxonomy").asString()).isEqualTo("told-once");
        assertThat(frameworks(shares())).containsExactlyInAnyOrder("pytorch", "theano-told-again");

        publish(OtherTaxonomy.repositories(2020, EVENTS, EVENTS + 10));
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () -> assertThat(states()).contains("1 ready 210").contains(generation + " live 210"));

        Answer refused = framewatch("generations", "drop", generation);
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("is served, so it is not dropped");
        promote("1");
        assertThat(frameworks(shares())).containsExactlyInAnyOrder("pytorch", "theano");

        Answer dropped = framewatch("generations", "drop", generation);

        assertThat(dropped.code()).as(dropped.err()).isZero();
        assertThat(states()).containsExactly("1 live 210");
        Generation gone = pipeline.bean(Generations.class).find(generation).orElseThrow();
        assertThat(gone.dropped()).isTrue();
        assertThat(pipeline.bean(GenerationTopics.class).remains(gone)).isEmpty();
        assertThat(framewatch("generations", "drop", generation).err()).contains("is dropped already");
        assertThat(framewatch("generations", "promote", generation).err()).contains("was dropped");
    }

    @Test
    void aGenerationThatWasBegunAndLeftIsFinishedByThePipelineThatRuns() throws Exception {
        byte[] file = Files.readAllBytes(new OtherTaxonomy("left").write(data));
        register(Generation.starting("70", "left", file, Instant.parse("2026-01-31T12:00:00Z")));

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(states()).anyMatch(state -> state.matches("70 ready 2[01]0")));
        assertThat(framewatch("generations", "drop", "70").code()).isZero();
    }

    @Test
    void aTaxonomyOfAnotherVersionStopsItsGenerationAlone() throws Exception {
        byte[] file = "version: \"9\"\nnothing: known\n".getBytes(UTF_8);
        register(Generation.starting("80", "9", file, Instant.parse("2026-01-31T12:00:00Z")));

        assertThat(states()).contains("80 unreadable 0");
        publish(OtherTaxonomy.repositories(2020, 0, 3));
        pipeline.awaitSearchable();
        assertThat(framewatch("generations", "drop", "80").code()).isZero();
        assertThat(states()).noneMatch(state -> state.startsWith("80"));
    }

    @Test
    void twoThatAreStartedAtTheSameMomentGetDifferentNames() throws Exception {
        Generations generations = pipeline.bean(Generations.class);
        AtomicLong seconds = new AtomicLong();
        List<Callable<Generation>> starts = Collections.nCopies(
                3,
                () -> generations.change(all -> Generation.starting(
                                "at-once-" + all.size(),
                                "1",
                                new byte[0],
                                Instant.ofEpochSecond(seconds.incrementAndGet()))
                        .drop()));

        List<String> names = new ArrayList<>();
        try (ExecutorService both = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Generation> started : both.invokeAll(starts)) {
                names.add(started.get().id());
            }
        }

        assertThat(names).doesNotHaveDuplicates();
        assertThat(generations.all()).extracting(Generation::id).containsAll(names);
    }

    private void register(Generation generation) {
        var ignored = pipeline.bean(Generations.class).change(all -> generation);
    }

    @Test
    void aTaxonomyThatCannotBeUsedIsRefusedBeforeAnythingStarts() throws Exception {
        Path broken = Files.writeString(data.resolve("broken.yaml"), "version: \"1\"\nframeworks: 7\n");

        Answer answer = framewatch("reclassify", "--taxonomy", broken.toString());

        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.err()).contains(broken.toString(), "Nothing was started");
        assertThat(framewatch("reclassify", "--taxonomy", "no-such-file").err()).contains("no-such-file");
    }

    @Test
    void theTaxonomyThatIsServedIsNotToldAgainUnlessAsked() throws Exception {
        Answer answer = framewatch("reclassify");

        assertThat(answer.code()).isZero();
        assertThat(answer.err()).contains("has this taxonomy");
    }

    @Test
    void aGenerationThatIsNotThereIsNamed() throws Exception {
        for (String command : List.of("promote", "drop")) {
            Answer answer = framewatch("generations", command, "99");

            assertThat(answer.code()).isEqualTo(1);
            assertThat(answer.err()).contains("There is no generation 99");
        }
    }

    private Answer framewatch(String... words) {
        String[] all = Arrays.copyOf(words, words.length + 2);
        all[words.length] = "--data";
        all[words.length + 1] = data.toString();
        return Answer.to(all);
    }

    /** Has a generation served; the API looks once in a while which one is. */
    private void promote(String generation) {
        assertThat(framewatch("generations", "promote", generation).code()).isZero();
        await().untilAsserted(
                        () -> assertThat(shares().get("generation").asString()).isEqualTo(generation));
    }

    private void publish(List<AdoptionEvent> events) {
        try (EventPublisher publisher = pipeline.bean(EventPublishers.class).open("test", new OutageListener() {})) {
            publisher.publish(events);
        }
    }

    /** Each generation with its state and its documents. */
    private List<String> states() {
        JsonNode list = JsonMapper.shared()
                .readTree(framewatch("generations", "list", "--format", "json").out());
        return list.valueStream()
                .map(one -> one.get("generation").asString() + " "
                        + one.get("state").asString() + " "
                        + one.get("documents").asString())
                .toList();
    }

    private JsonNode shares() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(pipeline.http().orElseThrow() + "/api/v1/shares"))
                .build();
        return JsonMapper.shared()
                .readTree(
                        http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }

    private static List<String> frameworks(JsonNode shares) {
        return shares.get("shares")
                .valueStream()
                .map(share -> share.get("framework").asString())
                .toList();
    }
}
