package dev.framewatch.allinone;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One state of the page's controls, and the questions that its parts ask then: what {@code asks()} of each module in
 * services/dashboard says, which a test compares with a page in a browser.
 *
 * @param chosen the parameters of the page's address
 * @param today the day
 */
record BenchView(Map<String, String> chosen, LocalDate today) {
    private static final List<String> SWITCHES = List.of(
            "implied", "keras", "confidence", "forks", "vendors", "official", "bots", "generated", "reposts", "owners");

    private static final List<String> SCOPE = with("source", "kind");
    private static final List<String> DAYS = with("source", "kind", "from", "to");

    /** What can be of owners. */
    private static final Set<String> OF_OWNERS =
            Set.of("shares", "index", "index/history", "momentum", "crossovers", "forecast", "concentration", "co-use");

    /**
     * A question.
     *
     * @param path the path of the API
     * @param address path and parameters
     */
    record Question(String path, String address) {
        /** The one at an address. */
        static Question at(String address) {
            int end = address.indexOf('?');
            return new Question(end < 0 ? address : address.substring(0, end), address);
        }
    }

    private static List<String> with(String... names) {
        return Stream.concat(Stream.of(names), SWITCHES.stream()).toList();
    }

    /** Those of all its parts, some more than once, in the order in which they are asked. */
    List<Question> questions() {
        List<Question> all = new ArrayList<>(first());
        boolean range = has("from") || has("to");
        all.add(range ? ask("shares", DAYS) : ask("shares", SCOPE, "window", chosen.getOrDefault("window", "90d")));
        all.add(ask("momentum", DAYS));
        all.add(ask("crossovers", DAYS));
        all.add(ask("forecast", SCOPE, "by", "month", "ahead", "4"));
        LocalDate start = today.withDayOfMonth(1).minusMonths(18);
        all.add(ask("shares", SCOPE, "by", "month", "from", start.toString()));
        all.add(ask("flows", DAYS));
        all.add(
                range
                        ? ask("products", DAYS)
                        : ask("products", SCOPE, "window", chosen.getOrDefault("window", "365d")));
        all.add(range ? ask("shares", DAYS) : ask("shares", SCOPE, "window", chosen.getOrDefault("window", "365d")));
        all.add(ask("published", List.of("on")));
        all.add(ask("editions", List.of()));
        all.add(ask("co-use", DAYS));
        all.add(ask("concentration", DAYS, "by", "year"));
        all.add(ask("comparison", SWITCHES));
        all.add(ask("models", List.of()));
        all.add(ask("radar", List.of("source", "kind"), "limit", "10"));
        all.add(ask("alerts", List.of(), "limit", "12"));
        return all;
    }

    /** Those of the first screen. */
    private List<Question> first() {
        List<Question> first = new ArrayList<>(List.of(
                ask("index", with("weights", "window", "source", "kind")),
                ask("crossovers", SCOPE),
                ask("momentum", SCOPE),
                ask("shares", SCOPE, "window", "90d"),
                ask("shares", List.of()),
                ask(
                        "events",
                        List.of(),
                        "kind",
                        "repository,code,paper,post,comment",
                        "role",
                        "is,uses,moves-to",
                        "limit",
                        "5")));
        first.addAll(trend());
        return first;
    }

    private List<Question> trend() {
        String by = by();
        String series = chosen.getOrDefault("series", chosen.getOrDefault("kind", "index"));
        if (series.equals("index")) {
            Question leading = ask("index/history", with("weights", "source", "kind", "from", "to"), "by", by);
            return has("frameworks")
                    ? List.of(
                            leading,
                            ask(
                                    "index/history",
                                    with("frameworks", "weights", "source", "kind", "from", "to"),
                                    "by",
                                    by))
                    : List.of(leading);
        }
        Question shares = ask("shares", with("from", "to"), "by", by, "kind", series);
        boolean goesOn =
                List.of("month", "quarter").contains(by) && !has("to") && !"stacked".equals(chosen.get("form"));
        return goesOn ? List.of(shares, ask("forecast", SWITCHES, "by", by, "kind", series)) : List.of(shares);
    }

    private String by() {
        String by = chosen.getOrDefault("by", "quarter");
        return List.of("day", "week").contains(by) && !has("from") ? "month" : by;
    }

    private boolean has(String name) {
        return chosen.containsKey(name);
    }

    /** A question with the page's parameters of these names, and with others. */
    private Question ask(String figure, List<String> names, String... more) {
        Map<String, String> asked = new LinkedHashMap<>();
        boolean ofOwners = OF_OWNERS.contains(figure);
        names.stream()
                .filter(this::has)
                .filter(name -> ofOwners || !name.equals("owners"))
                .forEach(name -> asked.put(name, Objects.requireNonNull(chosen.get(name))));
        for (int i = 0; i < more.length; i += 2) {
            asked.put(more[i], more[i + 1]);
        }
        List<String> parameters = new ArrayList<>();
        asked.forEach((name, value) -> parameters.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return Question.at("/api/v1/" + figure + (parameters.isEmpty() ? "" : "?" + String.join("&", parameters)));
    }
}
