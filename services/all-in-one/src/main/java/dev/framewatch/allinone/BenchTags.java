package dev.framewatch.allinone;

import dev.framewatch.event.Axis;
import dev.framewatch.event.Evidence;
import dev.framewatch.event.Kind;
import dev.framewatch.event.Role;
import dev.framewatch.event.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * The tags of a generated event: as a classifier gives them, few that repeat often, a product only of its own framework.
 *
 * @param random draws them
 * @param kind the event's kind
 * @param time when it was, 0 to 1: what is used changes with it
 */
record BenchTags(SplittableRandom random, Kind kind, double time) {
    private static final List<Evidence> EVIDENCE = List.of(new Evidence("text", "bench", "bench"));

    /** How often each is used, at the beginning and in the end. */
    private static final List<Use> USES = List.of(
            new Use("pytorch", 5, 60),
            new Use("tensorflow", 45, 14),
            new Use("keras", 18, 6),
            new Use("jax", 0.5, 9),
            new Use("scikit-learn", 12, 6),
            new Use("caffe", 12, 0.2),
            new Use("theano", 8, 0.1),
            new Use("mxnet", 6, 0.3),
            new Use("paddlepaddle", 1, 2.5),
            new Use("onnx", 0.5, 3),
            new Use("mindspore", 0, 1),
            new Use("mlx", 0, 1.5),
            new Use("chainer", 3, 0));

    private static final Map<String, List<Made>> PRODUCTS = Map.of(
            "pytorch",
            List.of(
                    new Made("lightning", Axis.ECOSYSTEM),
                    new Made("torchserve", Axis.DEPLOYMENT),
                    new Made("timm", Axis.MODEL_AVAILABILITY)),
            "tensorflow",
            List.of(
                    new Made("tflite", Axis.DEPLOYMENT),
                    new Made("tfx", Axis.ECOSYSTEM),
                    new Made("tensorflow-hub", Axis.MODEL_AVAILABILITY)),
            "paddlepaddle",
            List.of(new Made("paddle-lite", Axis.DEPLOYMENT)));

    private record Use(String framework, double first, double last) {
        double at(double time) {
            return first + (last - first) * time;
        }
    }

    private record Made(String id, Axis axis) {}

    List<Tag> tags() {
        List<Tag> tags = new ArrayList<>();
        if (random.nextInt(100) < tagged()) {
            String framework = framework();
            switch (random.nextInt(50)) {
                case 0 -> moves(framework, tags);
                case 1, 2 -> {
                    tags.add(tag(framework, Role.COMPARES));
                    second(framework, Role.COMPARES, tags);
                }
                case 3, 4, 5, 6 -> tags.add(tag(framework, Role.MENTIONS));
                default -> uses(framework, tags);
            }
        }
        return tags;
    }

    private int tagged() {
        return switch (kind) {
            case CODE -> 75;
            case REPOSITORY -> 50;
            case POST -> 35;
            case PAPER -> 20;
            case COMMENT, RELEASE, STARS, MODELS, ACTIVITY -> 25;
        };
    }

    private String framework() {
        double left = random.nextDouble()
                * USES.stream().mapToDouble(use -> use.at(time)).sum();
        for (Use use : USES) {
            left -= use.at(time);
            if (left < 0) {
                return use.framework();
            }
        }
        return USES.getFirst().framework();
    }

    private void moves(String from, List<Tag> tags) {
        tags.add(tag(from, Role.MOVES_FROM));
        second(from, Role.MOVES_TO, tags);
    }

    private void uses(String framework, List<Tag> tags) {
        Tag used = tag(framework, Role.USES);
        tags.add(used);
        if (framework.equals("keras")) {
            tags.add(used.implying("tensorflow"));
        } else if (random.nextInt(100) < 8) {
            second(framework, Role.USES, tags);
        }
        List<Made> products = PRODUCTS.getOrDefault(framework, List.of());
        if (!products.isEmpty() && random.nextInt(100) < 10) {
            Made product = products.get(random.nextInt(products.size()));
            tags.add(tag(framework, product.id(), product.axis(), Role.USES));
        }
    }

    /** One of the two that most is told of, if it is another. */
    private void second(String first, Role role, List<Tag> tags) {
        tags.add(tag(first.equals("pytorch") ? "tensorflow" : "pytorch", role));
    }

    private Tag tag(String framework, Role role) {
        return tag(framework, null, null, role);
    }

    private Tag tag(String framework, @Nullable String product, @Nullable Axis axis, Role role) {
        double confidence = random.nextInt(100) < 88 ? 0.96 : 0.78;
        return new Tag(framework, product, axis, role, product != null, confidence, EVIDENCE);
    }
}
