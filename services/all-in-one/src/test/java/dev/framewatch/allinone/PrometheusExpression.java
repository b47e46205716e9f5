package dev.framewatch.allinone;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an expression of PromQL asks for, as far as our rules and boards use the language.
 *
 * @param selectors the series that it reads
 */
record PrometheusExpression(List<Selector> selectors) {
    private static final Pattern GROUPED =
            Pattern.compile("\\b(?:sum|max|min)\\s+by\\s*(?<labels>\\([^()]*\\))\\s*(?=\\()");

    private static final Pattern UNKNOWN = Pattern.compile("\\b(?:by|without|on|ignoring|offset|group_\\w+|bool)\\b");
    private static final Pattern SELECTOR =
            Pattern.compile("\\b(?<metric>[a-zA-Z_:][\\w:]*+)(?!\\s*\\()\\s*(?:\\{(?<matchers>[^}]*)})?");

    private static final Pattern MATCHER =
            Pattern.compile("\\s*(?<label>\\w+)\\s*(?<sign>=~|!~|!=|=)\\s*\"(?<value>[^\"]*)\"\\s*(?:,|$)");

    private static final Pattern TEXT = Pattern.compile("\"[^\"]*\"");
    private static final Set<String> WORDS = Set.of("and", "or", "unless");
    private static final String OPENING = "({[";
    private static final String CLOSING = ")}]";

    /**
     * Series of a metric.
     *
     * @param metric its name
     * @param matchers what their labels have to be
     * @param grouped the labels that they are grouped by
     */
    record Selector(String metric, List<LabelMatcher> matchers, Set<String> grouped) {}

    /**
     * Reads it.
     *
     * @throws AssertionError if it is none, or more than is understood here
     */
    static PrometheusExpression of(String text) {
        String rest = TEXT.matcher(text)
                .replaceAll(found -> "\"" + "_".repeat(found.group().length() - 2) + "\"");
        requireBalanced(text, rest);
        List<Group> groups = new ArrayList<>();
        Matcher grouped = GROUPED.matcher(rest);
        while (grouped.find()) {
            groups.add(new Group(names(grouped.group("labels")), grouped.end(), end(rest, grouped.end())));
        }
        String series = grouped.replaceAll(found -> " ".repeat(found.group().length()));
        if (UNKNOWN.matcher(series).find()) {
            throw new AssertionError("This test does not understand all of " + text);
        }
        List<Selector> selectors = SELECTOR.matcher(series)
                .results()
                .filter(found -> !WORDS.contains(found.group("metric")))
                .map(found -> selector(text, found, groups))
                .toList();
        if (selectors.isEmpty()) {
            throw new AssertionError(text + " names no metric");
        }
        return new PrometheusExpression(selectors);
    }

    private static Selector selector(String text, MatchResult found, List<Group> groups) {
        Set<String> labels = new TreeSet<>();
        groups.stream()
                .filter(group -> group.from() < found.start() && found.start() < group.to())
                .forEach(group -> labels.addAll(group.labels()));
        int at = found.start("matchers");
        String matchers = at < 0 ? "" : text.substring(at, found.end("matchers"));
        return new Selector(found.group("metric"), matchers(matchers), labels);
    }

    private static List<LabelMatcher> matchers(String text) {
        List<LabelMatcher> matchers = MATCHER.matcher(text)
                .results()
                .map(found -> new LabelMatcher(found.group("label"), found.group("sign"), found.group("value")))
                .toList();
        if (!MATCHER.matcher(text).replaceAll("").isBlank()) {
            throw new AssertionError("{" + text + "} is no list of labels");
        }
        return matchers;
    }

    private static void requireBalanced(String text, String rest) {
        StringBuilder open = new StringBuilder();
        for (int at = 0; at < rest.length(); at++) {
            char sign = rest.charAt(at);
            int closing = CLOSING.indexOf(sign);
            if (OPENING.indexOf(sign) >= 0) {
                open.append(sign);
            } else if (closing >= 0) {
                int last = open.length() - 1;
                if (last < 0 || open.charAt(last) != OPENING.charAt(closing)) {
                    throw new AssertionError("a " + sign + " too many in " + text);
                }
                open.setLength(last);
            }
        }
        if (!open.isEmpty()) {
            throw new AssertionError(open + " is not closed in " + text);
        }
    }

    private static int end(String text, int opening) {
        int depth = 0;
        int at = opening;
        do {
            depth += text.charAt(at) == '(' ? 1 : text.charAt(at) == ')' ? -1 : 0;
            at++;
        } while (depth > 0);
        return at;
    }

    private static Set<String> names(String list) {
        return Set.of(list.replaceAll("[()\\s]", "").split(",", -1));
    }

    /** What stands in the parentheses after a grouping. */
    private record Group(Set<String> labels, int from, int to) {}
}
