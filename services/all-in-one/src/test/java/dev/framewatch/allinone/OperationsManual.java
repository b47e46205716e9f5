package dev.framewatch.allinone;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What docs/operations.md tells people to type. */
final class OperationsManual {
    private static final String FENCE = "```";
    private static final String SHELL = "shell";
    /** Blocks in these are settings, and nothing to type. */
    private static final Set<String> FILES = Set.of("ini", "properties");

    private OperationsManual() {}

    /**
     * A line to type.
     *
     * @param heading the heading that it stands under, with its signs
     */
    record Line(String heading, String command) {}

    /** How lines begin that are typed where docker-compose.yml is run. */
    static final List<String> OF_CONTAINERS = List.of("docker-compose ", "install ");

    /** The lines about containers, in order. */
    static List<String> ofContainers() throws IOException {
        return lines().stream()
                .map(Line::command)
                .filter(line -> OF_CONTAINERS.stream().anyMatch(line::startsWith))
                .toList();
    }

    /** Every line of every block of commands, in order. */
    static List<Line> lines() throws IOException {
        List<Line> lines = new ArrayList<>();
        String heading = "";
        String block = "";
        for (String line : Files.readAllLines(Checkout.root().resolve("docs/operations.md"), UTF_8)) {
            if (line.startsWith(FENCE)) {
                block = block.isEmpty() ? opened(line) : "";
            } else if (block.equals(SHELL)) {
                lines.add(new Line(heading, line));
            } else if (block.isEmpty() && line.startsWith("#")) {
                heading = line;
            }
        }
        return lines;
    }

    private static String opened(String fence) {
        String language = fence.substring(FENCE.length());
        if (!language.equals(SHELL) && !FILES.contains(language)) {
            throw new AssertionError(
                    "a block is neither marked as " + SHELL + " nor as one of " + FILES + ": " + fence);
        }
        return language;
    }
}
