package dev.framewatch.allinone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.framewatch.kafka.Generation;
import dev.framewatch.kafka.Generations;
import dev.framewatch.taxonomy.Taxonomy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Indexes are made anew beside those that answer. Each test goes on with the generation that the one before left. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RebuildCommandTest {
    private final ServedRepositories served;

    RebuildCommandTest(@TempDir Path data) throws Exception {
        served = new ServedRepositories(data);
    }

    @AfterAll
    void end() {
        served.close();
    }

    @Test
    @Order(1)
    void itIsGoneOnWithAfterAKillAndNoQueryFailsMeanwhile() throws Exception {
        Pattern bulk = Pattern.compile("^POST /_bulk.*adoption-events-2-", Pattern.DOTALL);
        try (ConstantQueries queries = new ConstantQueries(
                served.address(),
                ServedRepositories.EVENTS,
                Map.of(Taxonomy.builtIn().version(), Set.of("pytorch", OtherTaxonomy.THEN)))) {
            served.kill(new DeadlyProxy.Moment(bulk.asPredicate(), 4, true), "rebuild");
            served.indexes("2").request("POST", "/adoption-events-2-github/_refresh", "");

            Answer answer = served.framewatch("rebuild");

            assertThat(answer.code()).as(answer.err()).isZero();
            assertThat(answer.err())
                    .containsPattern("Generation 2 .* beside generation 1.* it has \\d+ documents already");
            assertThat(answer.out())
                    .containsPattern("Rebuilt 400 documents, \\d+ of them now, in \\d+\\.\\d s: \\d+ a second\\.")
                    .contains("Generation 2 is served; generation 1 had 400 documents and is dropped.");
            long before = queries.answers();
            await().until(() -> queries.answers() > before + 30);
            assertThat(queries.wrong()).isEmpty();
            assertThat(queries.generations()).containsExactlyInAnyOrder("1", "2");
        }
        assertThat(kept()).containsExactly("2");
    }

    @Test
    @Order(2)
    void whatWasSpoiltIsAsItShouldBe() throws Exception {
        Indexes spoilt = served.indexes("2");
        Map<String, Indexes.Document> documents = spoilt.documents(any -> true);
        assertThat(documents).isEqualTo(Expected.of(served.collected()).documents());
        List<String> ids = List.copyOf(documents.keySet());
        for (String id : ids.subList(0, 150)) {
            spoilt.request("DELETE", "/adoption-events-2-github/_doc/" + id, "");
        }
        spoilt.request("PUT", "/adoption-events-2-github/_doc/" + ids.get(200), "{\"title\":\"nobody said so\"}");
        spoilt.request("PUT", "/adoption-daily-2/_doc/more", "{\"day\":\"2020-01-01\",\"events\":1000}");

        Answer answer =
                served.framewatch("rebuild", "--keep", "--set=framewatch.elasticsearch.tiers=data_hot,data_content");

        assertThat(answer.code()).as(answer.err()).isZero();
        assertThat(answer.out()).contains("Generation 3 is served; generation 2 had 250 documents and is kept.");
        Indexes rebuilt = served.indexes("3");
        assertThat(rebuilt.documents(any -> true)).isEqualTo(documents);
        assertThat(rebuilt.rows(any -> true))
                .isEqualTo(Expected.of(served.collected()).rows());
        assertThat(rebuilt.behind("adoption-daily")).containsExactly("adoption-daily-3");
        assertThat(rebuilt.request("GET", "/adoption-*-3*/_settings", "").toString())
                .contains("\"_tier_preference\":\"data_hot,data_content\"")
                .doesNotContain("\"_tier_preference\":\"data_content\"");
        assertThat(kept()).containsExactly("2", "3");
    }

    @Test
    @Order(3)
    void documentsThatKafkaDoesNotHaveAreNotTakenAway() throws Exception {
        Indexes indexes = served.indexes("3");
        indexes.request("PUT", "/adoption-events-3-github/_doc/by-hand", "{\"title\":\"by hand\"}");
        indexes.request("POST", "/adoption-events-3-github/_refresh", "");

        Answer answer = served.framewatch("rebuild");

        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.err())
                .contains("Generation 4 has 400 documents, generation 3 has 401", "Generation 3 is served as before");
        assertThat(indexes.behind("adoption-daily")).containsExactly("adoption-daily-3");
        assertThat(kept()).containsExactly("2", "3", "4");
    }

    private List<String> kept() {
        return served.api().bean(Generations.class).all().stream()
                .filter(one -> !one.dropped())
                .map(Generation::id)
                .toList();
    }
}
