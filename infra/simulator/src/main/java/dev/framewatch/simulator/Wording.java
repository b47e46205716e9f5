package dev.framewatch.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The words of one generated thing. */
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

    private final String subject;
    private final List<Framework> named = new ArrayList<>();

    Wording(RandomGenerator random) {
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

    /** The framework that it is made with: of two that it names, the one that it moved to. */
    Optional<Framework> used() {
        return named.isEmpty() ? Optional.empty() : Optional.of(named.getLast());
    }

    /** The framework that it moved away from, if it did. */
    Optional<Framework> left() {
        return named.size() < 2 ? Optional.empty() : Optional.of(named.getFirst());
    }

    /** A sentence that says what it was made with, in words by which a reader knows that it is about deep learning. */
    String text() {
        return switch (named.size()) {
            case 0 -> "Nothing here says what it was made with.";
            case 1 -> "We trained this neural network in " + named.getFirst().written() + " and would do so again.";
            default ->
                "We moved from " + named.getFirst().written() + " to "
                        + named.getLast().written() + " for this neural network.";
        };
    }
}
