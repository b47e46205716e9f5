package dev.framewatch.allinone;

import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.Kind;
import dev.framewatch.event.Metric;
import dev.framewatch.event.Precision;
import dev.framewatch.event.Source;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Posts of about 930 bytes for measurements: the same for the same seed, two in five name a framework. */
final class BenchEvents {
    private static final Instant BEGAN = Instant.parse("2025-01-01T00:00:00Z");
    private static final List<String> NAMES = List.of("PyTorch", "TensorFlow", "JAX with Flax", "MXNet", "ONNX");
    private static final List<String> WORDS = List.of(
            "training",
            "a",
            "model",
            "on",
            "two",
            "cards",
            "took",
            "the",
            "whole",
            "night",
            "and",
            "loss",
            "went",
            "down",
            "slowly",
            "while",
            "memory",
            "stayed",
            "flat",
            "for",
            "larger",
            "batches",
            "of",
            "images");

    private BenchEvents() {}

    static List<AdoptionEvent> of(int count, long seed) {
        Random random = new Random(seed);
        return IntStream.range(0, count).mapToObj(i -> event(i, random)).toList();
    }

    private static AdoptionEvent event(int number, Random random) {
        Instant at = BEGAN.plusSeconds(random.nextInt(300 * 24 * 3600));
        StringBuilder text = new StringBuilder();
        while (text.length() < 540) {
            text.append(WORDS.get(random.nextInt(WORDS.size()))).append(' ');
        }
        if (random.nextInt(5) < 2) {
            text.insert(random.nextInt(500), NAMES.get(random.nextInt(NAMES.size())) + " ");
        }
        return AdoptionEvent.draft(Source.REDDIT, Kind.POST, "bench" + number)
                .revision(at.plusSeconds(60))
                .occurred(at, Precision.DAY)
                .observed(at.plusSeconds(60))
                .url("https://www.reddit.com/r/MachineLearning/comments/bench" + number + "/")
                .title("Question number " + number)
                .text(text.toString())
                .topic("machinelearning")
                .metric(Metric.SCORE, (long) random.nextInt(500))
                .metric(Metric.COMMENTS, (long) random.nextInt(50))
                .event();
    }
}
