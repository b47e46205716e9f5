package dev.framewatch.allinone;

import java.util.Map;

/**
 * What an expression wants a label of Prometheus to be.
 *
 * @param label its name
 * @param sign one of {@code =}, {@code !=}, {@code =~} and {@code !~}
 * @param value a value, or a regular expression of values
 */
record LabelMatcher(String label, String sign, String value) {
    /** Whether a series with these labels has the label, and as it is wanted. */
    boolean accepts(Map<String, String> labels) {
        String actual = labels.get(label);
        return actual != null
                && switch (sign) {
                    case "=" -> actual.equals(value);
                    case "!=" -> !actual.equals(value);
                    case "=~" -> actual.matches(value);
                    case "!~" -> !actual.matches(value);
                    default -> throw new AssertionError(sign);
                };
    }
}
