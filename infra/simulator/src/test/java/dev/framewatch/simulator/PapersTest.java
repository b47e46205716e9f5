package dev.framewatch.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewatch.simulator.Client.Answer;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PapersTest {
    private final SettableClock clock = new SettableClock();
    private final SimulatorServer server = SimulatorServer.start(SimulatorSettings.of(7), clock);
    private final Client client = new Client();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void theDailyPapersOfAllDaysAreThePapersOfTheWorld() {
        clock.pass(Duration.ofHours(20));
        LocalDate today = clock.instant().atOffset(ZoneOffset.UTC).toLocalDate();
        List<String> ids = new ArrayList<>();
        for (LocalDate day = today.minusDays(2); !day.isAfter(today); day = day.plusDays(1)) {
            List<String> page = ids(daily(day, 0));
            for (int p = 1; !page.isEmpty(); p++) {
                ids.addAll(page);
                page = ids(daily(day, p));
            }
        }

        assertThat(ids).hasSizeGreaterThan(1_000).doesNotHaveDuplicates();
        assertThat(server.truth().papers().stream()
                        .filter(made -> made.changed()
                                .isAfter(today.minusDays(2).atStartOfDay().toInstant(ZoneOffset.UTC)))
                        .map(made -> made.id().substring("papers:paper:".length())))
                .containsExactlyInAnyOrderElementsOf(ids);
        assertThat(daily(today.plusDays(1), 0).status()).isEqualTo(400);
    }

    @Test
    void aPaperNamesItsRepository() {
        String code = server.truth().code().getFirst().id();
        String id = code.substring("papers:code:".length(), code.indexOf('#'));

        assertThat(get("/huggingface/api/papers/" + id)
                        .json()
                        .path("githubRepo")
                        .asString())
                .isEqualToIgnoringCase("https://" + code.substring(code.indexOf('#') + 1));
        assertThat(get("/huggingface/api/arxiv/" + id + "/repos").json().path("models"))
                .hasSize(1);
        assertThat(get("/huggingface/api/papers/1.1").status()).isEqualTo(404);
    }

    @Test
    void modelsAreFoundByTagPageByPage() {
        Answer page = get("/huggingface/api/models?filter=pytorch&limit=100");
        int count = page.json().size();
        for (; page.hasNext(); count += page.json().size()) {
            page = client.get(page.next());
        }

        assertThat(server.truth().models().get("pytorch"))
                .isNotNull()
                .extracting(Truth.Models::any)
                .isEqualTo(count);
    }

    @Test
    void theWindowTellsWhatIsLeft() {
        Answer first = get("/huggingface/api/models?limit=1");

        assertThat(first.header("RateLimit")).isEqualTo("\"api\";r=499;t=300");
        assertThat(first.header("RateLimit-Policy")).contains("q=500;w=300");
    }

    @Test
    void aSpentWindowIsAnsweredBy429UntilItEnds() {
        Budgets small = new Budgets(1, 1, 1, 1, 1, 9, 1, 1, 1);
        try (SimulatorServer strict =
                SimulatorServer.start(SimulatorSettings.of(7).with(small), clock)) {
            URI models = strict.huggingFace().resolve("/huggingface/api/models?limit=1");

            assertThat(client.get(models).status()).isEqualTo(200);
            Answer refused = client.get(models);
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.header("RateLimit")).isEqualTo("\"api\";r=0;t=300");
            assertThat(client.get(models, "Authorization", "Bearer free").status())
                    .isEqualTo(200);
            clock.pass(Duration.ofMinutes(5));
            assertThat(client.get(models).status()).isEqualTo(200);
            assertThat(strict.traffic().of("huggingface api").beyond()).isEqualTo(1);
        }
    }

    @Test
    void theSuccessorListsPapersAndTheirRepositories() {
        JsonNode page = client.get(server.papersWithCode().resolve("v1/papers/?page_size=10"))
                .json();

        assertThat(page.path("results")).hasSize(10);
        assertThat(page.path("count").asInt()).isGreaterThan(2_000);
        assertThat(page.path("next").asString()).contains("page=2");
    }

    @Test
    void theSuccessorFiltersByDayAndSaysSo() {
        LocalDate day = clock.instant().atOffset(ZoneOffset.UTC).toLocalDate().minusDays(1);
        JsonNode page = client.get(server.papersWithCode()
                        .resolve("v1/papers/?include_resources=true&start_date=" + day + "&end_date=" + day))
                .json();

        assertThat(page.path("applied_filters").path("start_date").asString()).isEqualTo(day.toString());
        assertThat(page.path("results"))
                .isNotEmpty()
                .allMatch(row -> row.path("published").asString().equals(day.toString()))
                .allMatch(row -> row.has("repositories"));
    }

    private Answer daily(LocalDate day, int page) {
        return get("/huggingface/api/daily_papers?limit=100&date=" + day + "&p=" + page);
    }

    private Answer get(String path) {
        return client.get(server.huggingFace().resolve(path));
    }

    private static List<String> ids(Answer page) {
        return page.json()
                .valueStream()
                .map(row -> row.path("paper").path("id").asString())
                .toList();
    }
}
