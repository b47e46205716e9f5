package dev.framewatch.taxonomy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The weight of each feature: the log-odds that it adds to the probability that a name is right (logistic regression).
 */
final class Weights {
    private static final String BUILT_IN = "weights.yaml";

    private final Map<Feature, Double> weights;

    Weights(Map<Feature, Double> weights) {
        this.weights = new EnumMap<>(weights);
    }

    /** The weights that come with Framewatch. */
    static Weights builtIn() {
        return read(new ByteArrayInputStream(builtInFile().getBytes(UTF_8)), BUILT_IN);
    }

    /** The file that they are in. */
    static String builtInFile() {
        try (InputStream in = Objects.requireNonNull(Weights.class.getResourceAsStream(BUILT_IN), BUILT_IN)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads weights; the stream stays open.
     *
     * @throws TaxonomyException if it cannot be used, with file, line, what is wrong and what to do
     */
    static Weights read(InputStream in, String name) {
        Section root = Section.root(name, in, names());
        Weights weights = of(root);
        root.check();
        return weights;
    }

    /** The names of all that has a weight, in the order of the features. */
    static Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        Arrays.stream(Feature.values()).forEach(each -> names.add(each.toString()));
        return names;
    }

    /** The weights of a section, which has all of them. */
    static Weights of(Section section) {
        Map<Feature, Double> weights = new EnumMap<>(Feature.class);
        for (Feature each : Feature.values()) {
            weights.put(each, section.number(each.toString()));
        }
        return new Weights(weights);
    }

    double of(Feature feature) {
        Double weight = weights.get(feature);
        return weight == null ? 0 : weight;
    }

    /** The probability, 0 to 1, of what has these features. */
    double probability(Set<Feature> features) {
        double logOdds = 0;
        for (Feature each : features) {
            logOdds += of(each);
        }
        return 1 / (1 + Math.exp(-logOdds));
    }
}
