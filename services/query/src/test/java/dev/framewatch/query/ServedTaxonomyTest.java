package dev.framewatch.query;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.framewatch.elasticsearch.AdoptionIndexes;
import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.Axis;
import dev.framewatch.event.Evidence;
import dev.framewatch.event.Kind;
import dev.framewatch.event.Role;
import dev.framewatch.event.Tag;
import dev.framewatch.kafka.Generation;
import dev.framewatch.kafka.Generations;
import dev.framewatch.taxonomy.Taxonomy;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A generation is served whose taxonomy has one product, and one framework's name, more than ours. */
@ExtendWith(RunningApi.Start.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServedTaxonomyTest {
    private static final String PRODUCT = """
              - id: nets-at-home
                name: Nets at Home
                axis: deployment
                frameworks: [pytorch]
                names: [nets at home]

            """;

    private final RunningApi api;
    private final ConfigurableApplicationContext withKafka;

    ServedTaxonomyTest(RunningApi api) {
        this.api = api;
        this.withKafka = api.withKafka();
    }

    @BeforeAll
    void serve() throws IOException {
        String file = new String(Taxonomy.builtInFile(), UTF_8)
                .replaceFirst("(?m)^version: .*$", "version: \"mine\"")
                .replaceFirst("(?m)^( +name: )PyTorch$", "$1PyTorch Told Again")
                .replaceFirst("(?m)^  - id: torchserve$", PRODUCT + "  - id: torchserve");
        withKafka
                .getBean(Generations.class)
                .change(all -> Generation.starting("2", "mine", file.getBytes(UTF_8), Instant.now()));
        api.clear();
        api.serve("2");
        api.bean(AdoptionIndexes.class).label("2", "mine");
        api.index("2", List.of(showing("nets-at-home", 1), showing("torchserve", 2), showing("torchserve", 3)));
    }

    @AfterAll
    void end() {
        withKafka.close();
    }

    @Test
    void itsProductsCountWhereKafkaTellsThem() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(lines(told("/api/v1/products")))
                        .containsExactly("torchserve 2/3", "nets-at-home 1/3"));

        assertThat(told("/api/v1/products").get("notes")).isEmpty();
        assertThat(told("/api/v1/comparison").get("notes")).hasSize(2);
        assertThat(body("/badge/pytorch.svg")).contains("PyTorch Told Again");
    }

    @Test
    void withoutKafkaTheBuiltInOnesCountAndTheAnswerSaysSo() {
        for (String path : List.of("/api/v1/products", "/api/v1/comparison")) {
            assertThat(api.json(path).get("notes").valueStream().map(JsonNode::stringValue))
                    .as(path)
                    .contains("The products are those of the taxonomy "
                            + Taxonomy.builtIn().version()
                            + "; the tags are by mine, which this process does not have.");
        }
        assertThat(lines(api.json("/api/v1/products"))).containsExactly("torchserve 2/2");
    }

    private static List<String> lines(JsonNode answer) {
        return answer.get("products")
                .valueStream()
                .map(one -> one.get("product").stringValue() + " " + one.get("events") + "/" + one.get("total"))
                .toList();
    }

    private static AdoptionEvent showing(String product, int number) {
        Tag tag = new Tag(
                "pytorch",
                product,
                Axis.DEPLOYMENT,
                Role.USES,
                true,
                0.9,
                List.of(new Evidence("text", product, product)));
        return Sample.event(Kind.REPOSITORY, number, "2026-05-01", tag);
    }

    private JsonNode told(String path) {
        return JsonMapper.shared().readTree(body(path));
    }

    private String body(String path) {
        HttpResponse<String> answer = api.send(HttpRequest.newBuilder(URI.create(RunningApi.address(withKafka) + path))
                .build());
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }
}
