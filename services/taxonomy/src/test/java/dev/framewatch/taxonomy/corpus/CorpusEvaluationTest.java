package dev.framewatch.taxonomy.corpus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.taxonomy.Classifier;
import dev.framewatch.taxonomy.Learner;
import dev.framewatch.taxonomy.Taxonomy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Holds how well the classifier does on rows that others have labelled; skipped where they are not beside the project. */
class CorpusEvaluationTest {
    /** A little below what is reached; whoever reaches more raises them. */
    private static final double MICRO_F1 = 0.97;

    private static final double MACRO_F1 = 0.975;
    private static final double UNTAGGED = 0.98;

    private final Learner learner = new Learner(Taxonomy.builtIn());
    private final Evaluation evaluation = new Evaluation();
    private final Evaluation baseline = new Evaluation();

    @BeforeEach
    void evaluate() throws IOException {
        Path file = corpus().resolve("dev.ndjson");
        assumeTrue(Files.isReadable(file), "../shared is absent");
        Classifier classifier = Taxonomy.builtIn().classifier();
        Baseline words = new Baseline();
        CorpusFile.read(file, row -> {
            AdoptionEvent event = row.event();
            evaluation.add(Verdict.of(row, classifier.classify(event)));
            baseline.add(words.verdict(row, event));
            learner.see(event, row.truth()::judge);
        });
    }

    private static Path corpus() {
        Path root = Path.of("").toAbsolutePath();
        while (root.getParent() != null && !Files.isDirectory(root.resolve(".mvn"))) {
            root = root.getParent();
        }
        return root.resolveSibling("shared").resolve("data/corpus");
    }

    @Test
    void theClassifierDoesAsWellAsItDid() {
        System.out.println("classifier: " + figures(evaluation));

        assertThat(evaluation.together().f1()).as("micro-F1").isGreaterThanOrEqualTo(MICRO_F1);
        assertThat(evaluation.macroF1()).as("macro-F1").isGreaterThanOrEqualTo(MACRO_F1);
        assertThat(evaluation.untaggedShare())
                .as("hard negatives left untagged")
                .isGreaterThanOrEqualTo(UNTAGGED);
    }

    /** Whoever changes names or features learns the weights anew. */
    @Test
    void theWeightsAreThoseThatTheRowsTeach() {
        String weights = new String(Taxonomy.withWeights(Taxonomy.builtInFile()), UTF_8);

        assertThat(learner.learned().lines())
                .allSatisfy(line -> assertThat(weights).contains("\n  " + line + "\n"));
    }

    @Test
    void tagsAreAsOftenRightAsTheirConfidenceSays() {
        Calibration.Tenth surest =
                Objects.requireNonNull(evaluation.calibration().tenths().get(9));

        assertThat(surest.share()).isCloseTo(surest.expected(), within(0.05));
    }

    @Test
    void oneWordALabelDoesAsIsKnown() {
        System.out.println("one word a label: " + figures(baseline));

        assertThat(baseline.together().f1()).as("micro-F1").isCloseTo(0.83, within(0.01));
        assertThat(baseline.macroF1()).as("macro-F1").isCloseTo(0.84, within(0.01));
        assertThat(baseline.untaggedShare()).as("hard negatives left untagged").isCloseTo(0.17, within(0.01));
    }

    private static String figures(Evaluation measured) {
        return String.format(
                Locale.ROOT,
                "micro-F1 %.4f, macro-F1 %.4f, hard negatives left untagged %.4f",
                measured.together().f1(),
                measured.macroF1(),
                measured.untaggedShare());
    }
}
