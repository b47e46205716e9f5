package dev.framewatch.taxonomy.manifest;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** Reads Cargo.toml: a crate's dependencies, also for tests, for the build, of one target, and of the workspace. */
final class CargoToml {
    private static final List<String> GROUPS =
            List.of("dependencies", "dev-dependencies", "dev_dependencies", "build-dependencies", "build_dependencies");

    private CargoToml() {}

    static void read(String text, Found found) {
        Tree.toml(text, found).ifPresent(root -> {
            groups(root, found);
            Tree.table(root.path("target"), (target, table) -> groups(table, found));
            groups(root.path("workspace"), found);
        });
    }

    private static void groups(JsonNode table, Found found) {
        GROUPS.forEach(group -> Tree.table(table.path(group), (name, crate) -> {
            JsonNode real = crate.path("package");
            found.named(real.isString() ? real.stringValue() : name);
        }));
    }
}
