package dev.framewatch.allinone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whether Kibana could import what lies there. */
class KibanaFileTest {
    private static final Set<String> TYPES = Set.of("index-pattern", "visualization", "dashboard");

    /** Set on the command line to have the file written by its parts. */
    private static final String WRITE = "framewatch.boards.write";

    @Test
    void theFileIsMadeOfThePanels() throws IOException {
        String made = KibanaBoards.made();
        if (System.getProperty(WRITE) != null) {
            Files.writeString(KibanaBoards.file(), made, UTF_8);
        }
        assertThat(Files.readString(KibanaBoards.file(), UTF_8))
                .as("infra/kibana/framewatch.ndjson; the tests write it anew with -D" + WRITE)
                .isEqualTo(made);
    }

    @Test
    void everyObjectHasWhatAnImportNeeds() throws IOException {
        assertThat(KibanaBoards.objects()).isNotEmpty().allSatisfy(object -> {
            assertThat(object.path("type").asString()).isIn(TYPES);
            assertThat(object.path("id").asString()).matches("framewatch-[a-z-]+");
            assertThat(object.path("attributes").path("title").asString()).isNotBlank();
            assertThat(object.path("references").isArray()).isTrue();
            assertThat(object.path("coreMigrationVersion").asString()).matches("\\d+\\.\\d+\\.\\d+");
            assertThat(object.path("typeMigrationVersion").asString()).matches("\\d+\\.\\d+\\.\\d+");
        });
    }

    @Test
    void everyReferenceLeadsToAnObjectOfTheFile() throws IOException {
        Map<String, JsonNode> known = KibanaBoards.objects().stream()
                .collect(Collectors.toMap(
                        each -> each.path("type").asString() + " "
                                + each.path("id").asString(),
                        Function.identity()));

        assertThat(known.values())
                .allSatisfy(object -> assertThat(object.path("references"))
                        .allMatch(reference ->
                                known.containsKey(reference.path("type").asString() + " "
                                        + reference.path("id").asString())));
    }

    @Test
    void everyPlaceOnADashboardHoldsAPanelAndNoTwoOverlap() throws IOException {
        for (JsonNode dashboard : objects("dashboard")) {
            List<String> references = dashboard
                    .path("references")
                    .valueStream()
                    .map(reference -> reference.path("name").asString())
                    .toList();
            JsonNode panels = JsonMapper.shared()
                    .readTree(dashboard.path("attributes").path("panelsJSON").asString());
            List<Tile> tiles = new ArrayList<>();
            for (JsonNode panel : panels) {
                assertThat(references)
                        .contains(panel.path("panelIndex").asString() + ":"
                                + panel.path("panelRefName").asString());
                tiles.add(Tile.of(panel.path("gridData")));
            }
            assertThat(tiles).hasSize(references.size()).isNotEmpty();
            Tile.requireApart(tiles, 48);
        }
    }

    @Test
    void everyPanelIsVegaLiteAndSaysWhatItShows() throws IOException {
        assertThat(objects("visualization")).isNotEmpty().allSatisfy(object -> {
            JsonNode spec = VegaPanel.of(object).spec();
            assertThat(spec.path("$schema").asString()).isEqualTo("https://vega.github.io/schema/vega-lite/v5.json");
            assertThat(spec.path("description").asString()).endsWith(".");
        });
    }

    @Test
    void everyIndexOfAPanelHasADataView() throws IOException {
        List<String> views = objects("index-pattern").stream()
                .map(view -> view.path("attributes").path("title").asString())
                .toList();

        assertThat(objects("visualization"))
                .extracting(object -> VegaPanel.of(object)
                        .spec()
                        .path("data")
                        .path("url")
                        .path("index")
                        .asString())
                .isSubsetOf(views);
    }

    private static List<JsonNode> objects(String type) throws IOException {
        return KibanaBoards.objects().stream()
                .filter(object -> object.path("type").asString().equals(type))
                .toList();
    }
}
