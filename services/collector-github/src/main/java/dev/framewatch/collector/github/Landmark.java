package dev.framewatch.collector.github;

import dev.framewatch.collector.poll.PollFailed;
import dev.framewatch.taxonomy.Taxonomy;

/**
 * A framework's own repository, which is surely there. Since what is gone is erased, GitHub is believed about that only
 * while it finds this one.
 *
 * @param name its name
 */
record Landmark(RepositoryName name) {
    /** The first framework's. */
    static Landmark of(Taxonomy taxonomy) {
        return new Landmark(taxonomy.frameworks().getFirst().repositories().stream()
                .sorted()
                .findFirst()
                .flatMap(RepositoryName::of)
                .orElseThrow());
    }

    /** Goes on only where it was found. */
    void believe(boolean found) {
        if (!found) {
            throw new PollFailed("GitHub does not find " + name + ", so it is not believed about what else is gone;"
                    + " is framewatch.github.address right?");
        }
    }
}
