package dev.framewatch.simulator;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A file of a repository that names packages.
 *
 * @param name its name
 * @param text what it holds
 */
record Manifest(String name, String text) {
    /** The manifest that names frameworks, in one of three forms. */
    static Manifest of(long repository, List<Framework> frameworks) {
        List<String> packages = Stream.concat(
                        Stream.of("numpy"), frameworks.stream().map(Framework::packaged))
                .toList();
        return switch ((int) (repository % 3)) {
            case 0 -> new Manifest("requirements.txt", joined(packages, "", ">=1.0", "\n") + "\n");
            case 1 ->
                new Manifest(
                        "pyproject.toml",
                        "[project]\nname = \"generated\"\ndependencies = [" + joined(packages, "\"", ">=1.0\"", ", ")
                                + "]\n");
            default -> new Manifest("environment.yml", "dependencies:\n" + joined(packages, "  - ", "", "\n") + "\n");
        };
    }

    private static String joined(List<String> packages, String before, String after, String between) {
        return packages.stream().map(each -> before + each + after).collect(Collectors.joining(between));
    }
}
