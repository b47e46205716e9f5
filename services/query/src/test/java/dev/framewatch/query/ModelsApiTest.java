package dev.framewatch.query;

import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.Kind;
import dev.framewatch.event.Metric;
import dev.framewatch.event.Precision;
import dev.framewatch.event.Source;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(RunningApi.Start.class)
class ModelsApiTest {
    private final RunningApi api;

    ModelsApiTest(RunningApi api) {
        this.api = api;
    }

    @Test
    void showsExclusiveAnyAndUnknownApartDayByDay() throws IOException {
        api.clear();
        api.index(
                "1",
                List.of(
                        count("pytorch:exclusive:2026-11-21", 80),
                        count("pytorch:exclusive:2026-11-22", 90),
                        count("pytorch:any:2026-11-22", 120),
                        count("jax:any:2026-11-22", 30),
                        count("tensorflow:exclusive:2026-11-22", 10),
                        count("tensorflow:any:2026-11-22", 40),
                        count("unknown:2026-11-22", 500)));

        JsonNode models = api.json("/api/v1/models?from=2026-11-22");

        assertThat(models.get("libraries")
                        .valueStream()
                        .map(each -> each.get("framework").stringValue() + " " + each.get("exclusive") + " "
                                + each.get("any") + " " + each.get("share")))
                .containsExactly("pytorch 90 120 0.9", "tensorflow 10 40 0.1", "jax 0 30 0.0");
        assertThat(models.get("unknown")).hasSize(1);
        assertThat(models.get("unknown").get(0).get("models").longValue()).isEqualTo(500);
        String link = models.get("unknown").get(0).get("link").stringValue();
        assertThat(api.json(link).get("metrics").get("models").longValue()).isEqualTo(500);
    }

    @Test
    void readsOnWhereAPageEndsInTheMiddleOfADay() throws IOException {
        threeDays();

        Models models = read(2, 10);

        assertThat(models.libraries())
                .extracting(each -> each.day() + " " + each.framework() + " " + each.share())
                .containsExactly(
                        "2026-11-22 pytorch 0.900000",
                        "2026-11-22 jax 0.100000",
                        "2026-11-21 pytorch 0.900000",
                        "2026-11-21 jax 0.100000",
                        "2026-11-20 pytorch 0.900000",
                        "2026-11-20 jax 0.100000");
        assertThat(models.notes()).isEmpty();
    }

    @Test
    void leavesOutADayOfWhichOnlyAPartWasRead() throws IOException {
        threeDays();

        Models models = read(4, 2);

        assertThat(models.libraries())
                .extracting(each -> each.day() + " " + each.framework() + " " + each.share())
                .containsExactly("2026-11-22 pytorch 0.900000", "2026-11-22 jax 0.100000");
        assertThat(models.notes())
                .containsExactly("The days until 2026-11-21 are left out, as there are more than one answer holds;"
                        + " to=2026-11-22 has them.");
    }

    private void threeDays() throws IOException {
        api.clear();
        List<AdoptionEvent> counts = new ArrayList<>();
        for (String day : List.of("2026-11-20", "2026-11-21", "2026-11-22")) {
            counts.add(count("pytorch:exclusive:" + day, 90));
            counts.add(count("pytorch:any:" + day, 95));
            counts.add(count("jax:exclusive:" + day, 10));
            counts.add(count("jax:any:" + day, 15));
            counts.add(count("unknown:" + day, 500));
        }
        api.index("1", counts);
    }

    private Models read(int page, int pages) {
        return new ModelSearch(api.bean(ElasticsearchClient.class), page, pages)
                .models(Days.ALL, LocalDate.of(2026, 11, 23));
    }

    private static AdoptionEvent count(String name, long models) {
        Instant day = Instant.parse(name.substring(name.length() - 10) + "T00:00:00Z");
        return AdoptionEvent.draft(Source.HUGGINGFACE, Kind.MODELS, name)
                .revision(day)
                .occurred(day, Precision.DAY)
                .observed(day)
                .metric(Metric.MODELS, models)
                .event()
                .tagged(List.of(), "2026.1");
    }
}
