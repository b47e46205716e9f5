package dev.framewatch.simulator;

import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.Draft;
import dev.framewatch.event.Kind;
import dev.framewatch.event.Metric;
import dev.framewatch.event.Precision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** The words of one generated event. */
final class Wording {
    private static final List<String> TASKS = List.of(
            "image segmentation",
            "speech recognition",
            "machine translation",
            "object detection",
            "question answering",
            "time series forecasting",
            "recommendation",
            "protein folding",
            "reinforcement learning",
            "text summarisation");
    private static final List<String> WAYS = List.of(
            "with little data",
            "on small devices",
            "by contrastive pre-training",
            "without labels",
            "at scale",
            "with attention alone",
            "under noise",
            "in one pass");

    private final Kind kind;
    private final long number;
    private final RandomGenerator random;
    private final String subject;
    private final List<Framework> named = new ArrayList<>();

    Wording(Kind kind, long number, RandomGenerator random) {
        this.kind = kind;
        this.number = number;
        this.random = random;
        this.subject = TASKS.get(random.nextInt(TASKS.size())) + " " + WAYS.get(random.nextInt(WAYS.size()));
    }

    void names(Framework framework) {
        if (!named.contains(framework)) {
            named.add(framework);
        }
    }

    /** What it is about. */
    String subject() {
        return subject;
    }

    /** The frameworks that it names, in the order in which it does. */
    List<Framework> named() {
        return List.copyOf(named);
    }

    AdoptionEvent event(Instant at, Instant now) {
        Draft draft = AdoptionEvent.draft(kind.source(), kind, "generated-" + number)
                .revision(at)
                .occurred(at, Precision.DAY)
                .observed(now)
                .url("https://example.invalid/generated/" + kind + "/" + number)
                .title("[generated] " + title())
                .text(text());
        return switch (kind) {
            case REPOSITORY ->
                draft.language("Python")
                        .topic("deep-learning")
                        .metric(Metric.STARS, (long) random.nextInt(500))
                        .event();
            case POST, COMMENT ->
                draft.topic("MachineLearning")
                        .metric(Metric.SCORE, (long) random.nextInt(300))
                        .event();
            case CODE -> {
                named.forEach(framework -> draft.declared(framework.declared()));
                yield draft.event();
            }
            case PAPER, RELEASE, STARS, MODELS, ACTIVITY -> draft.event();
        };
    }

    private String title() {
        return switch (kind) {
            case COMMENT -> "on " + subject;
            case POST -> "how do you do " + subject + "?";
            default -> subject;
        };
    }

    /** A sentence that says what it was made with. */
    String text() {
        return switch (named.size()) {
            case 0 -> "Nothing here says what it was made with.";
            case 1 -> "We did this in " + named.getFirst().written() + " and would do so again.";
            default ->
                "We moved from " + named.getFirst().written() + " to "
                        + named.getLast().written() + " for this.";
        };
    }
}
