package dev.framewatch.allinone;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * What Prometheus has when it has asked a process.
 *
 * @param all every sample, with the labels that Prometheus adds
 */
record PrometheusSamples(List<Sample> all) {
    private static final Pattern SAMPLE = Pattern.compile("(?m)^([a-z][a-z0-9_]*)(?:\\{(.*)})? (\\S+)$");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    /** One sample. */
    record Sample(String metric, Map<String, String> labels, double value) {}

    /** Those of a process, by what it answers, and whether each service is up. */
    static PrometheusSamples of(String answer) throws IOException {
        JsonNode job =
                PrometheusRules.file("prometheus.yml").path("scrape_configs").path(0);
        List<Sample> all = new ArrayList<>();
        for (JsonNode name : job.path("dns_sd_configs").path(0).path("names")) {
            all.add(new Sample("up", added(job, name.asString()), 1));
        }
        SAMPLE.matcher(answer).results().forEach(found -> {
            Map<String, String> labels = added(job, "any");
            if (found.group(2) != null) {
                LABEL.matcher(found.group(2)).results().forEach(label -> labels.put(label.group(1), label.group(2)));
            }
            all.add(new Sample(found.group(1), labels, Double.parseDouble(found.group(3))));
        });
        return new PrometheusSamples(all);
    }

    private static Map<String, String> added(JsonNode job, String name) {
        JsonNode relabelled = job.path("relabel_configs").path(0);
        Map<String, String> labels = new HashMap<>();
        labels.put("job", job.path("job_name").asString());
        labels.put("instance", name + ":8081");
        labels.put(
                relabelled.path("target_label").asString(),
                name.replaceFirst("^" + relabelled.path("regex").asString() + "$", "$1"));
        return labels;
    }

    /**
     * Fails unless each selector of an expression finds a sample, which has the labels that it is grouped by.
     *
     * @throws AssertionError with what finds none
     */
    void require(PrometheusExpression expression) {
        for (PrometheusExpression.Selector selector : expression.selectors()) {
            List<Sample> named = all.stream()
                    .filter(sample -> sample.metric().equals(selector.metric()))
                    .toList();
            if (named.stream().noneMatch(sample -> finds(selector, sample))) {
                throw new AssertionError(selector + " finds nothing among "
                        + named.stream().map(Sample::labels).distinct().collect(Collectors.toList()));
            }
        }
    }

    private static boolean finds(PrometheusExpression.Selector selector, Sample sample) {
        return sample.labels().keySet().containsAll(selector.grouped())
                && selector.matchers().stream().allMatch(matcher -> matcher.accepts(sample.labels()));
    }

    /** The sum of a metric over all that it is told by. */
    double sum(String metric) {
        return all.stream()
                .filter(sample -> sample.metric().equals(metric) && !Double.isNaN(sample.value()))
                .mapToDouble(Sample::value)
                .sum();
    }
}
