package dev.framewatch.taxonomy;

import java.util.Set;

/**
 * Who makes frameworks: a company or a project, whose own repositories say little about what others choose.
 *
 * @param id its id, such as {@code meta}
 * @param name its name for readers
 * @param frameworks ids of the frameworks that it makes
 * @param organisations its accounts on GitHub, in lower case
 */
public record Vendor(String id, String name, Set<String> frameworks, Set<String> organisations) {
    public Vendor {
        frameworks = Set.copyOf(frameworks);
        organisations = Set.copyOf(organisations);
    }
}
