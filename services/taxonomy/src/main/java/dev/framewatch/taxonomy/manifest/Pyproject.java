package dev.framewatch.taxonomy.manifest;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Reads pyproject.toml: the standard's dependencies, extras and groups (PEP 621, PEP 735), and those of Poetry, PDM and
 * uv. What only builds the project does not count.
 */
final class Pyproject {
    private Pyproject() {}

    static void read(String text, Found found) {
        Tree.toml(text, found).ifPresent(root -> {
            JsonNode project = root.path("project");
            JsonNode tool = root.path("tool");
            Tree.requirements(project.path("dependencies"), found);
            List.of(
                            project.path("optional-dependencies"),
                            root.path("dependency-groups"),
                            tool.path("pdm").path("dev-dependencies"))
                    .forEach(groups -> Tree.table(groups, (group, array) -> Tree.requirements(array, found)));
            Tree.requirements(tool.path("uv").path("dev-dependencies"), found);
            poetry(tool.path("poetry"), found);
        });
    }

    private static void poetry(JsonNode poetry, Found found) {
        names(poetry.path("dependencies"), found);
        names(poetry.path("dev-dependencies"), found);
        Tree.table(poetry.path("group"), (name, group) -> names(group.path("dependencies"), found));
    }

    private static void names(JsonNode table, Found found) {
        Tree.table(table, (name, version) -> {
            if (!name.equals("python")) {
                found.pypi(name);
            }
        });
    }
}
