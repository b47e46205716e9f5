package dev.framewatch.allinone;

import picocli.CommandLine.Option;

/** The options of commands that ask which events count. */
final class SwitchOptions {
    @Option(names = "--no-bots", description = "Leave out what programs publish, or what belongs to their accounts.")
    private boolean noBots;

    @Option(names = "--no-generated", description = "Leave out repositories made from a template or by a machine.")
    private boolean noGenerated;

    @Option(names = "--reposts", description = "Count reposts too, besides what they repeat.")
    private boolean reposts;

    /** The question with what these options say. */
    ApiQuestion in(ApiQuestion question) {
        return question.with("bots", noBots ? false : null)
                .with("generated", noGenerated ? false : null)
                .with("reposts", reposts ? true : null);
    }
}
