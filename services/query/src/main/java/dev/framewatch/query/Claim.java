package dev.framewatch.query;

import dev.framewatch.event.Axis;
import dev.framewatch.query.Comparison.Then;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A claim of "PyTorch vs TensorFlow in 2022" (AssemblyAI, December 2021), and how it is measured today.
 *
 * @param id its id
 * @param text what was said, in our words
 * @param then the figure
 * @param measure how it is measured
 */
record Claim(String id, String text, Then then, Measure measure) {
    static final String ARTICLE = "\"PyTorch vs TensorFlow in 2022\", AssemblyAI, December 2021";

    private static final String QUOTED = "The article, as others quote it; the series behind it was not published";
    private static final String PYTORCH = "pytorch";
    private static final String TENSORFLOW = "tensorflow";
    private static final String FROM = "2015-01-01";

    /**
     * Nobody who quotes the article names the eight. Its figures are those of horace.io (6.8 % in 2017, 77.7 % in 2021), which
     * counts these venues: ICCV and ECCV take turns, so they are eight in a year. NeurIPS has its old name too.
     */
    private static final String VENUES = "acl,cvpr,eccv,emnlp,iccv,iclr,icml,naacl,neurips,nips";

    private static final Map<String, String> PAPERS =
            Map.of("by", "year", "kind", "paper", "from", FROM, "either", PYTORCH + "," + TENSORFLOW, "venue", VENUES);
    private static final Map<String, String> CODE = Map.of("by", "quarter", "kind", "code", "from", FROM);
    private static final Map<String, String> PRODUCTS = Map.of("by", "year", "kind", "repository", "from", FROM);

    /** How a claim is measured. */
    sealed interface Measure {
        /**
         * A framework's share.
         *
         * @param asked the parameters of the shares
         * @param ofAll whether it is one of all events, not only of those that show some framework
         * @param window the window that the claim is about; absent: the last whole one
         */
        record Share(
                Map<String, String> asked,
                String framework,
                boolean ofAll,
                @Nullable String window) implements Measure {
            /** Whether only papers of some venues count. */
            boolean ofVenues() {
                return asked.containsKey(Switches.VENUE.name());
            }
        }

        /** A number of the events that shares are made of. */
        record Count(Map<String, String> asked) implements Measure {}

        /** The models for one framework alone, among those for it, for the other, or for both. */
        record Exclusive(String framework, String other) implements Measure {}

        /** What shows a framework's products of an axis, over that and what shows the other's. */
        record Lead(Map<String, String> asked, Axis axis, String framework, String other) implements Measure {}
    }

    /** The framework that it is about; absent: any. */
    @Nullable
    String framework() {
        return switch (measure) {
            case Measure.Share share -> share.framework();
            case Measure.Count ignored -> null;
            case Measure.Exclusive exclusive -> exclusive.framework();
            case Measure.Lead lead -> lead.framework();
        };
    }

    /** All of them, in the order of the article. */
    static List<Claim> all() {
        return List.of(
                new Claim(
                        "models-pytorch",
                        "About 85 of 100 models on Hugging Face are for PyTorch alone.",
                        share("0.85", "0.1", QUOTED + "; two quotes agree"),
                        new Measure.Exclusive(PYTORCH, TENSORFLOW)),
                new Claim(
                        "models-tensorflow",
                        "About 8 of 100 models on Hugging Face are for TensorFlow alone.",
                        share("0.08", "0.05", QUOTED + "; one quote"),
                        new Measure.Exclusive(TENSORFLOW, PYTORCH)),
                new Claim(
                        "papers-rise",
                        "Of the papers of eight venues that name one of the two, about 7 of 100 named PyTorch at first.",
                        share("0.07", "0.05", "The article; PyTorch came out in January 2017, so that year is taken"),
                        new Measure.Share(PAPERS, PYTORCH, false, "2017")),
                new Claim(
                        "papers-pytorch",
                        "Of the papers of eight venues that name one of the two, nearly 80 of 100 name PyTorch.",
                        share(
                                "0.8",
                                "0.1",
                                "The article; the counts of horace.io give the same for the years until 2022"),
                        new Measure.Share(PAPERS, PYTORCH, false, null)),
                new Claim(
                        "code-number",
                        "In a quarter some 4,500 repositories of papers come to Papers with Code.",
                        new Then(new BigDecimal(4_500), "events", new BigDecimal(1_125), QUOTED + "; one note"),
                        new Measure.Count(CODE)),
                new Claim(
                        "code-pytorch",
                        "60 of 100 of them use PyTorch.",
                        share("0.6", "0.1", QUOTED + "; one note"),
                        new Measure.Share(CODE, PYTORCH, true, null)),
                new Claim(
                        "code-tensorflow",
                        "11 of 100 of them use TensorFlow.",
                        share("0.11", "0.05", QUOTED + "; one note"),
                        new Measure.Share(CODE, TENSORFLOW, true, null)),
                new Claim(
                        "deployment-tensorflow",
                        "For deployment TensorFlow has more: TensorFlow Serving, TensorFlow Lite and TensorFlow.js"
                                + " against TorchServe and PyTorch Live.",
                        half(
                                "The article, which gives no figure; more than half of the repositories that show either is taken"),
                        new Measure.Lead(PRODUCTS, Axis.DEPLOYMENT, TENSORFLOW, PYTORCH)),
                new Claim(
                        "ecosystem-tensorflow",
                        "TensorFlow has the larger ecosystem: Datasets, Playground, Colab and TFX against Lightning,"
                                + " SpeechBrain, ESPnet and Kornia.",
                        half(
                                "The article, which gives no figure; more than half of the repositories that show either is taken"),
                        new Measure.Lead(PRODUCTS, Axis.ECOSYSTEM, TENSORFLOW, PYTORCH)));
    }

    private static Then share(String figure, String tolerance, String source) {
        return new Then(new BigDecimal(figure), "share", new BigDecimal(tolerance), source);
    }

    private static Then half(String source) {
        return new Then(new BigDecimal("0.5"), "more-than", BigDecimal.ZERO, source);
    }
}
