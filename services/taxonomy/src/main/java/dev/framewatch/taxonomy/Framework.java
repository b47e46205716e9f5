package dev.framewatch.taxonomy;

import java.util.Set;

/**
 * A deep-learning framework of the taxonomy.
 *
 * @param id its id in tags, such as {@code pytorch}
 * @param name its name for readers, such as {@code PyTorch}
 * @param repositories its own repositories on GitHub, as {@code owner/name} in lower case
 * @param implies ids of the frameworks that whoever uses it uses too: Flax is used with JAX
 * @param usually ids of the frameworks that it is mostly used with: Keras with TensorFlow
 * @param unless ids of frameworks and products beside which it is not used so
 */
public record Framework(
        String id, String name, Set<String> repositories, Set<String> implies, Set<String> usually, Set<String> unless)
        implements Subject {
    public Framework {
        repositories = Set.copyOf(repositories);
        implies = Set.copyOf(implies);
        usually = Set.copyOf(usually);
        unless = Set.copyOf(unless);
    }
}
