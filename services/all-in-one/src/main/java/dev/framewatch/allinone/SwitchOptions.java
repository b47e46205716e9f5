package dev.framewatch.allinone;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of commands that ask which events count. */
final class SwitchOptions {
    @Option(
            names = "--no-implied",
            description = "Leave out what events only imply, as Flax does JAX and Lightning PyTorch.")
    private boolean noImplied;

    @Option(
            names = "--keras",
            paramLabel = "AS",
            description = "tensorflow or own: whether Keras 2 counts for TensorFlow too (default: tensorflow).")
    private @Nullable String keras;

    @Option(
            names = "--confidence",
            paramLabel = "0.N",
            description = "Count only tags with at least this confidence, 0.1 to 0.9.")
    private @Nullable String confidence;

    @Option(names = "--no-forks", description = "Leave out forks of repositories.")
    private boolean noForks;

    @Option(
            names = "--no-vendors",
            description = "Leave out what the frameworks' own vendors publish (Google, Meta, Baidu, Huawei…).")
    private boolean noVendors;

    @Option(names = "--official", description = "Count only the official repositories of papers.")
    private boolean official;

    @Option(names = "--no-bots", description = "Leave out what programs publish, or what belongs to their accounts.")
    private boolean noBots;

    @Option(names = "--no-generated", description = "Leave out repositories made from a template or by a machine.")
    private boolean noGenerated;

    @Option(names = "--reposts", description = "Count reposts too, besides what they repeat.")
    private boolean reposts;

    /** The question with what these options say. */
    ApiQuestion in(ApiQuestion question) {
        return question.with("implied", noImplied ? false : null)
                .with("keras", keras)
                .with("confidence", confidence)
                .with("forks", noForks ? false : null)
                .with("vendors", noVendors ? false : null)
                .with("official", official ? true : null)
                .with("bots", noBots ? false : null)
                .with("generated", noGenerated ? false : null)
                .with("reposts", reposts ? true : null);
    }
}
