package dev.framewatch.allinone;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of commands that ask the API about events that count in shares. */
final class QueryOptions {
    @Mixin
    private final InstallationOptions installation = new InstallationOptions();

    @Option(names = "--source", paramLabel = "S", description = "github, reddit or papers.")
    private @Nullable String source;

    @Option(names = "--kind", paramLabel = "K", description = "repository, code, paper, post or comment.")
    private @Nullable String kind;

    @Option(names = "--to", paramLabel = "D", description = "The day after the last, as 2026-02-01.")
    private @Nullable String to;

    @Option(names = "--format", description = "table, csv or json (default: ${DEFAULT-VALUE}).")
    private Listing.Format format = Listing.Format.table;

    Installation installation(Terminal terminal) {
        return installation.installation(terminal);
    }

    Listing.Format format() {
        return format;
    }

    /** The question at this path with what these options say. */
    ApiQuestion question(String path) {
        return new ApiQuestion(path).with("source", source).with("kind", kind).with("to", to);
    }
}
