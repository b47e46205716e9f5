package dev.framewatch.allinone;

import dev.framewatch.taxonomy.corpus.Agreement;
import dev.framewatch.taxonomy.corpus.Calibration;
import dev.framewatch.taxonomy.corpus.Evaluation;
import dev.framewatch.taxonomy.corpus.Score;
import dev.framewatch.taxonomy.corpus.Verdict;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An evaluation as one JSON object; a figure that there is not is absent. */
final class EvaluationJson {
    private EvaluationJson() {}

    static String of(EvaluationReport report) {
        ObjectNode json = JsonMapper.shared().createObjectNode();
        json.put("taxonomy", report.taxonomy());
        report.measured().ifPresent(figures -> {
            ObjectNode classifier = json.putObject("classifier");
            evaluation(classifier, figures.classifier());
            ArrayNode confusions = classifier.putArray("confusions");
            figures.classifier()
                    .confusions()
                    .forEach((pair, rows) -> confusions
                            .addObject()
                            .put("missed", pair.missed())
                            .put("given", pair.given())
                            .put("rows", rows));
            ObjectNode calibration = classifier.putObject("calibration");
            tenths(calibration.putArray("completeRows"), figures.classifier().calibration());
            tenths(calibration.putArray("allRows"), figures.classifier().calibrationOfAllRows());
            evaluation(json.putObject("word"), figures.baseline());
            ArrayNode errors = json.putArray("errors");
            figures.worst().forEach(verdict -> error(errors.addObject(), verdict, report.taxonomy()));
        });
        report.agreement().ifPresent(agreement -> agreement(json.putObject("declared"), agreement));
        return JsonMapper.shared().writeValueAsString(json);
    }

    private static void evaluation(ObjectNode json, Evaluation evaluation) {
        json.put("rows", evaluation.rows());
        ObjectNode labels = json.putObject("labels");
        evaluation.scores().forEach((label, score) -> score(labels.putObject(label), score));
        score(json.putObject("together"), evaluation.together());
        figure(json, "macroF1", evaluation.macroF1());
        ObjectNode negatives = json.putObject("hardNegatives")
                .put("rows", evaluation.hardNegatives())
                .put("untagged", evaluation.untagged());
        figure(negatives, "share", evaluation.untaggedShare());
    }

    private static void score(ObjectNode json, Score score) {
        json.put("rows", score.rows()).put("hits", score.hits()).put("wrong", score.wrong());
        figure(json, "precision", score.precision());
        figure(json, "recall", score.recall());
        figure(json, "f1", score.f1());
    }

    private static void tenths(ArrayNode json, Calibration calibration) {
        calibration.tenths().forEach((tenth, tags) -> {
            ObjectNode row = json.addObject()
                    .put("from", tenth / 10.0)
                    .put("tags", tags.tags())
                    .put("right", tags.right());
            figure(row, "mean", tags.expected());
            figure(row, "share", tags.share());
        });
    }

    private static void error(ObjectNode json, Verdict verdict, String taxonomy) {
        json.put("id", verdict.row().id()).put("title", verdict.row().title());
        verdict.missed().forEach(json.putArray("missed")::add);
        verdict.wrong().forEach(json.putArray("wrong")::add);
        json.set("tags", TagJson.of(verdict.row().event(), verdict.tags(), taxonomy));
    }

    private static void agreement(ObjectNode json, Agreement agreement) {
        json.put("rows", agreement.rows()).put("silent", agreement.silent()).put("unknown", agreement.unknown());
        count(json.putObject("without"), agreement.without());
        count(json.putObject("with"), agreement.with());
    }

    private static void count(ObjectNode json, Agreement.Count count) {
        json.put("declared", count.declared()).put("found", count.named()).put("agreed", count.agreed());
        figure(json, "ofFound", count.ofNamed());
        figure(json, "ofDeclared", count.ofDeclared());
    }

    private static void figure(ObjectNode json, String name, double share) {
        if (!Double.isNaN(share)) {
            json.put(name, share);
        }
    }
}
