package dev.framewatch.allinone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.framewatch.elasticsearch.AdoptionIndexes;
import dev.framewatch.kafka.Generation;
import dev.framewatch.kafka.GenerationTopics;
import dev.framewatch.kafka.Generations;
import dev.framewatch.taxonomy.Taxonomy;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * A generation is told, promoted and dropped by processes that are killed (SIGKILL) in the middle of each step, under
 * constant queries. The tests are the steps, so they go in their order.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class GenerationKillsTest {
    private static final long SEED = 20261123;

    private final Random random = new Random(SEED);
    private final ServedRepositories served;
    private final Path taxonomy;
    private final ConstantQueries queries;

    GenerationKillsTest(@TempDir Path data) throws Exception {
        served = new ServedRepositories(data);
        taxonomy = new OtherTaxonomy("told-again").write(data);
        queries = new ConstantQueries(
                served.address(),
                ServedRepositories.EVENTS,
                Map.of(
                        Taxonomy.builtIn().version(),
                        Set.of("pytorch", OtherTaxonomy.THEN),
                        "told-again",
                        Set.of("pytorch", OtherTaxonomy.NOW)));
    }

    @BeforeAll
    void sayTheSeed() {
        System.out.println("seed=" + SEED);
    }

    @AfterAll
    void end() {
        queries.close();
        served.close();
    }

    @Test
    @Order(1)
    void killedWhileItTellsThePastTheOldOneServesAndTheCommandFinishes() throws Exception {
        String[] reclassify = {"reclassify", "--taxonomy", taxonomy.toString(), "--flips", "1"};

        served.kill(at("PUT /adoption-events-2-", 1 + random.nextInt(4), random.nextBoolean()), reclassify);
        onlyServed("1");
        assertThat(registered("2")).isEqualTo("told-again");
        served.kill(at("POST /_bulk.*adoption-events-2-", 2 + random.nextInt(8), random.nextBoolean()), reclassify);
        onlyServed("1");
        served.kill(at("POST /_search.*\"pit\"", 1, random.nextBoolean()), reclassify);
        onlyServed("1");

        Answer answer = served.framewatch(reclassify);

        assertThat(answer.code()).as(answer.err()).isZero();
        assertThat(answer.err()).contains("Generation 2 is ready");
        assertThat(answer.out()).contains("Events whose frameworks in use change: " + ServedRepositories.EVENTS / 2);
        assertThat(served.api().bean(Generations.class).all())
                .extracting(Generation::id)
                .containsExactly("1", "2");
        onlyServed("1");
    }

    @Test
    @Order(2)
    void killedWhileItPromotesOneOfTheTwoServesWhollyAndTheCommandFinishes() throws Exception {
        String[] promote = {"generations", "promote", "2"};

        served.kill(at("POST /_aliases", 1, false), promote);
        onlyServed("1");
        served.kill(at("POST /_aliases", 1, true), promote);
        onlyServed("2");

        assertThat(served.framewatch(promote).err()).contains("is served already");
        assertThat(served.framewatch("generations", "promote", "1").code()).isZero();
        onlyServed("1");
        assertThat(served.framewatch(promote).code()).isZero();
        onlyServed("2");
    }

    @Test
    @Order(3)
    void promotingBackAndForthFailsNoQueryAndMixesNoAnswer() throws Exception {
        for (int i = 0; i < 20; i++) {
            served.api().bean(AdoptionIndexes.class).serve(i % 2 == 0 ? "1" : "2");
            long before = queries.answers();
            await().until(() -> queries.answers() > before + 5);
        }
        assertThat(queries.wrong()).isEmpty();
        assertThat(queries.generations()).containsExactlyInAnyOrder("1", "2");
    }

    @Test
    @Order(4)
    void killedWhileItDropsTheOtherServesAndTheCommandFinishes() throws Exception {
        String[] drop = {"generations", "drop", "1"};
        onlyServed("2");

        served.kill(at("DELETE /adoption-", 1, false), drop);
        onlyServed("2");
        assertThat(served.framewatch("generations", "list").out()).containsPattern("1 +dropping");
        served.kill(at("DELETE /adoption-", 1 + random.nextInt(5), true), drop);
        onlyServed("2");

        Answer answer = served.framewatch(drop);

        assertThat(answer.code()).as(answer.err()).isZero();
        Generation gone = served.api().bean(Generations.class).find("1").orElseThrow();
        assertThat(gone.dropped()).isTrue();
        assertThat(served.api().bean(GenerationTopics.class).remains(gone)).isEmpty();
        assertThat(served.framewatch("generations", "list").out()).doesNotContain("dropping");
        onlyServed("2");
    }

    /** Checks that all queries are answered, and by this generation, from now on. */
    private void onlyServed(String generation) {
        long now = queries.answers();
        await().until(() -> queries.answers() > now + 30);
        var ignored = queries.generations();
        long later = queries.answers();
        await().until(() -> queries.answers() > later + 30);
        assertThat(queries.generations()).containsExactly(generation);
        assertThat(queries.wrong()).isEmpty();
    }

    private String registered(String generation) {
        return served.api()
                .bean(Generations.class)
                .find(generation)
                .orElseThrow()
                .taxonomy();
    }

    private static DeadlyProxy.Moment at(String request, int number, boolean after) {
        Predicate<String> matches =
                Pattern.compile("^" + request, Pattern.DOTALL).asPredicate();
        return new DeadlyProxy.Moment(matches, number, after);
    }
}
