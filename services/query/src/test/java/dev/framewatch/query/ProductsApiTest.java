package dev.framewatch.query;

import static dev.framewatch.event.Events.tag;
import static dev.framewatch.query.Sample.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.framewatch.event.Axis;
import dev.framewatch.event.Evidence;
import dev.framewatch.event.Kind;
import dev.framewatch.event.Role;
import dev.framewatch.event.Tag;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(RunningApi.Start.class)
class ProductsApiTest {
    private final RunningApi api;

    ProductsApiTest(RunningApi api) {
        this.api = api;
    }

    @BeforeEach
    void store() throws IOException {
        api.clear();
        Tag torchserve = product("pytorch", "torchserve", Axis.DEPLOYMENT);
        Tag lite = product("tensorflow", "tflite", Axis.DEPLOYMENT);
        Tag serving = product("tensorflow", "tensorflow-serving", Axis.DEPLOYMENT);
        api.store(List.of(
                event(Kind.REPOSITORY, 1, "2025-05-01", torchserve),
                event(Kind.REPOSITORY, 2, "2026-05-01", lite, serving),
                event(Kind.REPOSITORY, 3, "2026-05-02", lite, torchserve),
                event(Kind.REPOSITORY, 4, "2026-05-03", tag("pytorch", Role.USES, 0.9)),
                event(Kind.POST, 5, "2026-05-03", lite)));
    }

    @Test
    void countsAnEventOnceInEachOfItsProductsAndOnceOnEachSide() {
        JsonNode answer = api.json("/api/v1/products?axis=deployment&kind=repository&by=year");

        assertThat(lines(answer.get("products"), "product"))
                .containsExactly(
                        "2025 torchserve 1/1", "2026 tflite 2/2", "2026 tensorflow-serving 1/2", "2026 torchserve 1/2");
        assertThat(lines(answer.get("axes"), "framework"))
                .containsExactly("2025 pytorch 1/1", "2026 tensorflow 2/2", "2026 pytorch 1/2");
    }

    @Test
    void leadsToTheEventsBehindEachFigure() {
        JsonNode answer = api.json("/api/v1/products");

        assertThat(answer.get("products")).hasSize(4);
        for (String part : List.of("products", "axes")) {
            for (JsonNode figure : answer.get(part)) {
                String link = figure.get("link").stringValue();
                assertThat(api.json(link).get("total").longValue())
                        .as(link)
                        .isEqualTo(figure.get("events").longValue());
            }
        }
    }

    private static List<String> lines(JsonNode figures, String name) {
        return figures.valueStream()
                .map(figure -> figure.get("window").stringValue() + " "
                        + figure.get(name).stringValue() + " " + figure.get("events") + "/" + figure.get("total"))
                .toList();
    }

    private static Tag product(String framework, String product, Axis axis) {
        return new Tag(framework, product, axis, Role.USES, true, 0.9, List.of(new Evidence("text", product, product)));
    }
}
