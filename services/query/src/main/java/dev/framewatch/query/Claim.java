package dev.framewatch.query;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * A claim of "PyTorch vs TensorFlow in 2022" (AssemblyAI, December 2021), and how it is measured today.
 *
 * @param id its id
 * @param text what was said, in our words
 * @param then the figure: a proportion, 0 to 1, or a number of events
 * @param tolerance how far today's interval may be from it, since the article rounds
 * @param source where the figure is from, and how far it can be trusted
 * @param measure how it is measured
 */
record Claim(String id, String text, double then, double tolerance, String source, Measure measure) {
    static final String ARTICLE = "\"PyTorch vs TensorFlow in 2022\", AssemblyAI, December 2021";

    private static final String QUOTED = "The article, as others quote it; the series behind it was not published";
    private static final String PYTORCH = "pytorch";
    private static final String TENSORFLOW = "tensorflow";
    private static final Map<String, String> PAPERS = Map.of("by", "year", "kind", "paper", "from", "2015-01-01");
    private static final Map<String, String> CODE = Map.of("by", "quarter", "kind", "code", "from", "2015-01-01");

    /** How a claim is measured. */
    sealed interface Measure {
        /** A proportion of the events that shares are made of. */
        record Share(Map<String, String> asked, Predicate<Use> among, Predicate<Use> hit) implements Measure {}

        /** A number of the events that shares are made of. */
        record Count(Map<String, String> asked) implements Measure {}

        /** The models for one framework alone, among those for it, for the other, or for both. */
        record Exclusive(String framework, String other) implements Measure {}
    }

    /** All of them, in the order of the article. */
    static List<Claim> all() {
        return List.of(
                new Claim(
                        "models-pytorch",
                        "About 85 of 100 models on Hugging Face are for PyTorch alone.",
                        0.85,
                        0.1,
                        QUOTED + "; two quotes agree",
                        new Measure.Exclusive(PYTORCH, TENSORFLOW)),
                new Claim(
                        "models-tensorflow",
                        "About 8 of 100 models on Hugging Face are for TensorFlow alone.",
                        0.08,
                        0.05,
                        QUOTED + "; one quote",
                        new Measure.Exclusive(TENSORFLOW, PYTORCH)),
                new Claim(
                        "papers-pytorch",
                        "Of the papers of eight venues that name one of the two, those with PyTorch rose from about 7 to"
                                + " nearly 80 of 100 within a few years.",
                        0.8,
                        0.1,
                        "The article; the counts of horace.io give the same for the years until 2022",
                        new Measure.Share(PAPERS, Claim::isOneOfTheTwo, use -> shows(use, PYTORCH))),
                new Claim(
                        "code-number",
                        "In a quarter some 4,500 repositories of papers come to Papers with Code.",
                        4_500,
                        1_125,
                        QUOTED + "; one note",
                        new Measure.Count(CODE)),
                new Claim(
                        "code-pytorch",
                        "60 of 100 of them use PyTorch.",
                        0.6,
                        0.1,
                        QUOTED + "; one note",
                        new Measure.Share(CODE, use -> true, use -> shows(use, PYTORCH))),
                new Claim(
                        "code-tensorflow",
                        "11 of 100 of them use TensorFlow.",
                        0.11,
                        0.05,
                        QUOTED + "; one note",
                        new Measure.Share(CODE, use -> true, use -> shows(use, TENSORFLOW))));
    }

    private static boolean shows(Use use, String framework) {
        return use.frameworks().contains(framework);
    }

    private static boolean isOneOfTheTwo(Use use) {
        return shows(use, PYTORCH) != shows(use, TENSORFLOW);
    }
}
