package dev.framewatch.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.parser.OpenAPIV3Parser;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(RunningApi.Start.class)
class ApiDescriptionTest {
    private final RunningApi api;

    ApiDescriptionTest(RunningApi api) {
        this.api = api;
    }

    @Test
    void isAValidOpenApiDocument() {
        String document = api.get("/v3/api-docs").body();

        assertThat(complaints(document)).isEmpty();
        assertThat(complaints(document.replace("\"in\":\"query\"", "\"in\":\"nowhere\"")))
                .isNotEmpty();
    }

    private static List<String> complaints(String document) {
        return new OpenAPIV3Parser().readContents(document).getMessages();
    }

    @Test
    void namesEveryParameterWithWhatItMayBe() {
        JsonNode paths = api.json("/v3/api-docs").get("paths");
        Map<String, List<Parameter<?>>> known = Map.ofEntries(
                Map.entry("/api/v1/shares", ShareQuery.PARAMETERS),
                Map.entry("/api/v1/index", IndexQuery.PARAMETERS),
                Map.entry("/api/v1/index/history", IndexQuery.HISTORY.all()),
                Map.entry("/api/v1/momentum", FiguresApi.BY_MONTH.all()),
                Map.entry("/api/v1/crossovers", FiguresApi.BY_QUARTER.all()),
                Map.entry("/api/v1/forecast", FiguresApi.FORECASTS.all()),
                Map.entry("/api/v1/concentration", ShareQuery.PARAMETERS),
                Map.entry("/api/v1/co-use", ShareQuery.PARAMETERS),
                Map.entry("/api/v1/flows", ShareQuery.CELLS),
                Map.entry("/api/v1/products", ProductsApi.PARAMETERS),
                Map.entry("/api/v1/models", ModelsApi.PARAMETERS),
                Map.entry("/api/v1/comparison", ComparisonApi.PARAMETERS),
                Map.entry("/api/v1/published", PublishedApi.PARAMETERS),
                Map.entry("/api/v1/editions", PublishedApi.LISTED),
                Map.entry("/api/v1/events", EventQuery.PARAMETERS),
                Map.entry("/api/v1/radar", RadarQuery.PARAMETERS),
                Map.entry("/api/v1/alerts", AlertQuery.PARAMETERS),
                Map.entry("/api/v1/live", List.of()),
                Map.entry("/feed.atom", List.of()),
                Map.entry("/chart/shares.svg", ChartApi.PARAMETERS),
                Map.entry(
                        "/badge/{framework}.svg",
                        Stream.concat(Stream.of(BadgeApi.FRAMEWORK), BadgeApi.PARAMETERS.stream())
                                .toList()),
                Map.entry("/api/v1/event", List.of(EventsApi.ID)));

        assertThat(paths.propertyNames().stream()
                        .filter(path -> !path.startsWith(ReportsApi.PATH) && !path.startsWith("/api/v1/alerts/")))
                .containsExactlyInAnyOrderElementsOf(known.keySet());
        known.forEach((path, parameters) -> {
            List<JsonNode> described =
                    paths.get(path).get("get").get("parameters").valueStream().toList();
            assertThat(described)
                    .extracting(node -> node.get("name").stringValue())
                    .containsExactlyElementsOf(
                            parameters.stream().map(Parameter::name).toList());
            for (int i = 0; i < parameters.size(); i++) {
                assertThat(described.get(i).get("description").stringValue())
                        .contains(parameters.get(i).allowed());
                assertThat(described.get(i).get("schema").findValues("enum"))
                        .allSatisfy(values -> assertThat(values).isNotEmpty())
                        .hasSize(parameters.get(i).values().isEmpty() ? 0 : 1);
            }
        });
    }

    @Test
    void hasAPageToReadItOn() {
        assertThat(api.get("/swagger-ui/index.html").body()).contains("swagger-ui");
    }
}
