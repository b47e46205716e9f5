package dev.framewatch.allinone;

import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.Kind;
import dev.framewatch.event.Metric;
import dev.framewatch.event.Precision;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Half a year of daily counts of models, as Hugging Face tells them. */
final class BenchModels {
    private static final int DAYS = 180;
    private static final List<String> LIBRARIES = List.of("pytorch", "tensorflow", "jax", "onnx", "keras");

    private BenchModels() {}

    /** Those until a day. */
    static List<AdoptionEvent> until(LocalDate end) {
        List<AdoptionEvent> counts = new ArrayList<>();
        for (int ago = DAYS; ago > 0; ago--) {
            LocalDate day = end.minusDays(ago);
            for (int i = 0; i < LIBRARIES.size(); i++) {
                long any = 400_000L / (1L << (2 * i)) - 100L * ago;
                counts.add(count(LIBRARIES.get(i), "any", day, Math.max(0, any)));
                counts.add(count(LIBRARIES.get(i), "exclusive", day, Math.max(0, any * 9 / 10)));
            }
        }
        return counts;
    }

    private static AdoptionEvent count(String library, String scope, LocalDate day, long models) {
        Instant at = day.atStartOfDay().toInstant(ZoneOffset.UTC);
        Instant seen = at.plus(Duration.ofHours(1));
        return AdoptionEvent.draft(Kind.MODELS.source(), Kind.MODELS, library + ":" + scope + ":" + day)
                .revision(seen)
                .occurred(at, Precision.DAY)
                .observed(seen)
                .url("https://huggingface.co/models")
                .metric(Metric.MODELS, models)
                .event()
                .tagged(List.of(), "bench");
    }
}
