package dev.framewatch.allinone;

import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a query in Lucene's words names. */
final class LuceneWords {
    private static final Pattern EXPRESSION = Pattern.compile("/[^/]*/");
    private static final Pattern FIELD = Pattern.compile("_exists_:([A-Za-z][\\w.]*)|([A-Za-z][\\w.]*):");

    private LuceneWords() {}

    /** The fields that it looks at. */
    static Set<String> fields(String query) {
        return FIELD.matcher(EXPRESSION.matcher(query).replaceAll("x"))
                .results()
                .map(LuceneWords::name)
                .collect(Collectors.toSet());
    }

    private static String name(MatchResult found) {
        return found.group(1) == null ? found.group(2) : found.group(1);
    }
}
