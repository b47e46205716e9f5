package dev.framewatch.taxonomy.manifest;

import java.util.Set;

/** Reads Pipenv's Pipfile: its packages, those for development, and further groups. */
final class Pipfile {
    private static final Set<String> OTHERS = Set.of("source", "requires", "scripts", "pipenv");

    private Pipfile() {}

    static void read(String text, Found found) {
        Tree.toml(text, found)
                .ifPresent(root -> Tree.table(root, (group, packages) -> {
                    if (!OTHERS.contains(group)) {
                        Tree.table(packages, (name, version) -> found.pypi(name));
                    }
                }));
    }
}
