package dev.framewatch.taxonomy;

import dev.framewatch.event.Axis;
import java.util.Optional;
import java.util.Set;

/**
 * A product around frameworks: a library, a server, a hub, a service.
 *
 * @param id its id in tags, such as {@code torchserve}
 * @param name its name for readers, such as {@code TorchServe}
 * @param axis the side of the comparison on which it stands
 * @param frameworks ids of the frameworks that it serves; of several, its use shows none
 * @param repositories its own repositories on GitHub, as {@code owner/name} in lower case
 */
public record Product(String id, String name, Axis axis, Set<String> frameworks, Set<String> repositories)
        implements Subject {
    public Product {
        frameworks = Set.copyOf(frameworks);
        repositories = Set.copyOf(repositories);
    }

    /** The id of the framework that whoever uses it uses too; empty where it serves several. */
    public Optional<String> implied() {
        return frameworks.size() == 1 ? frameworks.stream().findFirst() : Optional.empty();
    }
}
