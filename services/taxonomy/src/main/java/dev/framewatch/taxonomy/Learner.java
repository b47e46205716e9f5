package dev.framewatch.taxonomy;

import dev.framewatch.event.AdoptionEvent;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Learns the weights of the features from events whose names somebody has judged: logistic regression, by maximum
 * likelihood with a normal prior around each feature's prior weight (ridge). What no event shows keeps its prior. The
 * same events in the same order give the same weights.
 */
public final class Learner {
    /** The precision of the priors: how many events' worth of doubt holds a weight at its prior. */
    private static final double RIDGE = 1;

    private static final int SWEEPS = 2_000;

    private record Sample(Set<Feature> features, boolean right) {}

    private final Classifier classifier;
    private final List<Sample> samples = new ArrayList<>();

    /** A learner that reads events by the names of a taxonomy. */
    public Learner(Taxonomy taxonomy) {
        this.classifier = taxonomy.classifier();
    }

    /**
     * Takes an event.
     *
     * @param truth whether the use of a framework or product is right there; empty where nobody knows
     */
    public void see(AdoptionEvent event, Function<Subject, Optional<Boolean>> truth) {
        classifier.candidates(
                event,
                (subject, features) ->
                        truth.apply(subject).ifPresent(right -> samples.add(new Sample(features, right))));
    }

    /** How many names were judged. */
    public int judged() {
        return samples.size();
    }

    /** The weights that are likeliest, as a file of weights holds them. */
    public String learned() {
        StringBuilder file = new StringBuilder();
        weights().forEach((feature, weight) -> file.append("%s: %.3f%n".formatted(feature, weight)));
        return file.toString();
    }

    /** Minimises by one weight after another (Newton's step in one dimension) until all stand still. */
    private Map<Feature, Double> weights() {
        Map<Feature, Double> weights = new EnumMap<>(Feature.class);
        for (Feature each : Feature.values()) {
            weights.put(each, each.prior());
        }
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            double moved = 0;
            for (Feature each : Feature.values()) {
                Weights now = new Weights(weights);
                double step = Math.max(each.least(), now.of(each) + step(each, now)) - now.of(each);
                weights.merge(each, step, Double::sum);
                moved = Math.max(moved, Math.abs(step));
            }
            if (moved < 1e-6) {
                break;
            }
        }
        return weights;
    }

    private double step(Feature feature, Weights weights) {
        double slope = RIDGE * (feature.prior() - weights.of(feature));
        double curve = RIDGE;
        for (Sample each : samples) {
            if (each.features().contains(feature)) {
                double probability = weights.probability(each.features());
                slope += (each.right() ? 1 : 0) - probability;
                curve += probability * (1 - probability);
            }
        }
        return slope / curve;
    }
}
