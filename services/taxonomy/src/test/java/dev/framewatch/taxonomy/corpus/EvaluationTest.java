package dev.framewatch.taxonomy.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewatch.event.Axis;
import dev.framewatch.event.Evidence;
import dev.framewatch.event.Role;
import dev.framewatch.event.Tag;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class EvaluationTest {
    private final Evaluation evaluation = new Evaluation();

    private Evaluation add(ObjectNode row, Tag... tags) {
        evaluation.add(Verdict.of(Rows.of(row), List.of(tags)));
        return evaluation;
    }

    private static Tag uses(String framework) {
        return tag(framework, null, Role.USES, false, 0.9);
    }

    private static Tag implied(String framework) {
        return tag(framework, null, Role.USES, true, 0.9);
    }

    private static Tag product(String framework, String product) {
        return tag(framework, product, Role.USES, false, 0.9);
    }

    private static Tag tag(
            @Nullable String framework, @Nullable String product, Role role, boolean implied, double confidence) {
        return new Tag(
                framework,
                product,
                product == null ? null : Axis.ECOSYSTEM,
                role,
                implied,
                confidence,
                List.of(new Evidence("text", "words", "names: words")));
    }

    @Test
    void aLabelIsFoundByATagThatCountsAsUse() {
        add(Rows.positive("jax"), tag("jax", null, Role.IS, false, 0.9));
        add(Rows.positive("jax"), tag("jax", null, Role.MOVES_TO, false, 0.9));
        add(Rows.positive("jax"), tag("jax", null, Role.COMPARES, false, 0.9));
        add(Rows.positive("jax"));

        assertThat(evaluation.scores()).containsExactly(Map.entry("jax", new Score(4, 2, 0)));
    }

    @Test
    void aProductThatServesSeveralFrameworksIsFoundByItself() {
        add(Rows.positive("onnx", "transformers"), tag(null, "transformers", Role.USES, false, 0.9), uses("onnx"));

        assertThat(evaluation.together()).isEqualTo(new Score(2, 2, 0));
        assertThat(evaluation.calibration().tenths()).containsKey(9);
    }

    @Test
    void onlyWhatTextOrManifestShowIsAskedFor() {
        ObjectNode row = Rows.positive("jax", "keras", "onnx", "theano");
        row.withObject("label_evidence")
                .put("keras", "manifest")
                .put("onnx", "url")
                .put("theano", "none");

        add(row, uses("onnx"));

        assertThat(evaluation.together()).isEqualTo(new Score(2, 0, 0));
    }

    @Test
    void aWrongLabelCountsWhereLabelsAreCompleteAndOnNegatives() {
        add(Rows.positive("jax"), uses("keras"));
        add(Rows.negative("hard_negative", "exact"), uses("keras"));
        add(Rows.negative("easy_negative", "weak_negative"), uses("keras"));
        add(Rows.atLeast("jax"), uses("keras"));

        assertThat(evaluation.scores().get("keras")).isEqualTo(new Score(0, 0, 3));
    }

    @Test
    void whatALabelImpliesIsNeitherAskedForNorWrong() {
        add(Rows.positive("flax"), uses("flax"), implied("jax"));
        add(Rows.positive("flax"), uses("flax"));
        add(Rows.positive("lightning"), product("pytorch", "lightning"));

        assertThat(evaluation.together()).isEqualTo(new Score(3, 3, 0));
    }

    @Test
    void whatIsImpliedElsewhereIsATagLikeOthers() {
        add(Rows.negative("hard_negative", "exact"), uses("flax"), implied("jax"));
        add(Rows.positive("jax"), implied("jax"));

        assertThat(evaluation.scores().get("jax")).isEqualTo(new Score(1, 1, 1));
    }

    @Test
    void whatIsNoLabelIsIgnored() {
        add(Rows.negative("hard_negative", "exact"), uses("candle"), product("candle", "timm"));

        assertThat(evaluation.together()).isEqualTo(new Score(0, 0, 0));
        assertThat(evaluation.untaggedShare()).isEqualTo(1);
    }

    @Test
    void scoresAreSummedUpOverRows() {
        for (int i = 0; i < Evaluation.ENOUGH_ROWS; i++) {
            add(Rows.positive("jax"), i < 15 ? uses("jax") : uses("keras"));
        }
        add(Rows.positive("onnx"));

        assertThat(evaluation.rows()).isEqualTo(21);
        assertThat(evaluation.together()).isEqualTo(new Score(21, 15, 5));
        assertThat(evaluation.together().precision()).isEqualTo(0.75);
        assertThat(evaluation.together().recall()).isEqualTo(15 / 21.0);
        assertThat(evaluation.macroF1()).as("of jax alone").isEqualTo(30 / 35.0);
        assertThat(evaluation.confusions())
                .containsEntry(new Confusion("jax", "keras"), 5)
                .containsEntry(new Confusion("onnx", Confusion.NOTHING), 1);
    }

    @Test
    void withoutRowsNothingCanBeSaid() {
        assertThat(evaluation.together().precision()).isNaN();
        assertThat(evaluation.macroF1()).isNaN();
        assertThat(evaluation.untaggedShare()).isNaN();
    }

    @Test
    void calibrationCountsTagsThatCanBeJudged() {
        add(Rows.positive("flax"), tag("flax", null, Role.USES, false, 0.97), implied("jax"), uses("candle"));
        add(Rows.negative("hard_negative", "exact"), tag("pytorch", "lightning", Role.USES, false, 0.3));
        add(Rows.atLeast("jax"), tag("jax", null, Role.USES, false, 1), uses("keras"));
        add(Rows.positive("jax"), tag("keras", null, Role.MENTIONS, false, 0.9));

        assertThat(evaluation.calibration().tenths()).containsOnlyKeys(3, 9);
        assertThat(evaluation.calibration().tenths().get(9)).isEqualTo(new Calibration.Tenth(2, 2, 1.87));
        assertThat(evaluation.calibration().tenths().get(3)).isEqualTo(new Calibration.Tenth(1, 0, 0.3));
        assertThat(evaluation.calibrationOfAllRows().tenths().get(9)).isEqualTo(new Calibration.Tenth(3, 3, 2.87));
    }

    @Test
    void theWorstErrorsAreTheSurestOnesFirst() {
        WorstErrors errors = new WorstErrors(2);
        Verdict right = Verdict.of(Rows.of(Rows.positive("jax")), List.of(uses("jax")));
        Verdict unsure = Verdict.of(
                Rows.of(Rows.negative("hard_negative", "exact")), List.of(tag("jax", null, Role.USES, false, 0.2)));
        Verdict missed = Verdict.of(Rows.of(Rows.positive("jax")), List.of());
        Verdict confused = Verdict.of(Rows.of(Rows.positive("jax")), List.of(uses("keras")));

        List.of(right, unsure, missed, confused).forEach(errors::add);

        assertThat(errors.worst()).containsExactly(confused, missed);
    }

    @Test
    void theBaselineFindsWordsAndNothingElse() {
        ObjectNode row =
                Rows.negative("hard_negative", "exact").put("title", "A TORCH").put("text", "for the flaxen");

        Verdict verdict = new Baseline().verdict(Rows.of(row), Rows.of(row).event());

        assertThat(verdict.wrong()).containsExactly("pytorch");
    }
}
