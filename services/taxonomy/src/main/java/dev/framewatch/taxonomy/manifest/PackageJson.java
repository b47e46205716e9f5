package dev.framewatch.taxonomy.manifest;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** Reads npm's package.json: dependencies, also those for development, of peers, and optional ones. */
final class PackageJson {
    private static final List<String> GROUPS =
            List.of("dependencies", "devDependencies", "peerDependencies", "optionalDependencies");
    private static final String ALIAS = "npm:";

    private PackageJson() {}

    static void read(String text, Found found) {
        Tree.json(text, found)
                .ifPresent(root -> GROUPS.forEach(
                        group -> Tree.table(root.path(group), (name, version) -> found.named(real(name, version)))));
    }

    /** A version {@code npm:other@1} says that another package is installed under this name. */
    private static String real(String name, JsonNode version) {
        String written = version.isString() ? version.stringValue() : "";
        return written.startsWith(ALIAS) ? withoutVersion(written.substring(ALIAS.length())) : name;
    }

    /** The name in {@code name@1.0} or {@code @scope/name@1.0}. */
    static String withoutVersion(String written) {
        int at = written.indexOf('@', 1);
        return at < 0 ? written : written.substring(0, at);
    }
}
