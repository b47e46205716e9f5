package dev.framewatch.allinone;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a reader can make of the page's controls: every choice of events with every change of another control. */
final class BenchViews {
    private static final List<String> KINDS = List.of("repository", "code", "paper", "post", "comment");

    private final LocalDate today;

    BenchViews(LocalDate today) {
        this.today = today;
    }

    /** The views; the first is the page as it opens. */
    List<BenchView> all() {
        List<BenchView> views = new ArrayList<>();
        scopes().forEach(scope -> changes().forEach(change -> views.add(view(scope, change))));
        for (String kind : KINDS) {
            for (String by : List.of("year", "quarter", "month")) {
                views.add(view(Map.of("series", kind), Map.of("by", by)));
            }
        }
        return views;
    }

    private static List<Map<String, String>> scopes() {
        return Stream.of(
                        Stream.of(Map.<String, String>of(), Map.of("source", "papers"), Map.of("source", "reddit")),
                        KINDS.stream().map(kind -> Map.of("kind", kind, "series", kind)))
                .<Map<String, String>>flatMap(each -> each)
                .toList();
    }

    private List<Map<String, String>> changes() {
        String years = today.minusYears(3).withDayOfYear(1).toString();
        String year = today.withDayOfYear(1).toString();
        return List.of(
                Map.of(),
                Map.of("window", "7d"),
                Map.of("window", "30d"),
                Map.of("window", "365d"),
                Map.of("by", "year"),
                Map.of("by", "month"),
                Map.of("by", "week", "from", years),
                Map.of("by", "day", "from", today.minusDays(90).toString()),
                Map.of("form", "stacked"),
                Map.of("from", years),
                Map.of("from", years, "to", year),
                Map.of("implied", "false"),
                Map.of("keras", "own"),
                Map.of("confidence", "0.5"),
                Map.of("confidence", "0.8"),
                Map.of("forks", "false"),
                Map.of("vendors", "false"),
                Map.of("official", "true"),
                Map.of("bots", "false"),
                Map.of("generated", "false"),
                Map.of("reposts", "true"),
                Map.of("owners", "once"),
                Map.of("implied", "false", "confidence", "0.8", "forks", "false"));
    }

    private BenchView view(Map<String, String> scope, Map<String, String> change) {
        Map<String, String> chosen = new HashMap<>(scope);
        chosen.putAll(change);
        return new BenchView(Map.copyOf(chosen), today);
    }
}
