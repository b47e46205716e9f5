package dev.framewatch.allinone;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A part of the page, and the figures that it has to show as they follow from what the API answers.
 *
 * @param rows the elements that show them, as a selector
 * @param question what the API is asked
 * @param figures the texts and links that one of these elements has, for each figure
 */
record PagePart(String rows, String question, Function<JsonNode, Stream<List<String>>> figures) {
    /** The first so many that the page has room for. */
    private static final int MOST = 10;

    /** The parts of the page as it opens in a language, with the tables below its charts. */
    static List<PagePart> all(String language) {
        return List.of(
                new PagePart(
                        "#lead .headline",
                        "/api/v1/index",
                        answer -> Stream.of(List.of(decimal(answer.at("/ranking/0/index"))))),
                new PagePart(
                        "#ranking tbody tr",
                        "/api/v1/index",
                        answer -> each(answer, "ranking")
                                .limit(MOST)
                                .map(ranked -> List.of(
                                        decimal(ranked.path("index")),
                                        decimal(ranked.path("low")) + "–" + decimal(ranked.path("high")),
                                        signed(ranked.at("/change/index"), 1)))),
                new PagePart(
                        "#trend tbody tr",
                        "/api/v1/index/history?by=quarter",
                        answer -> each(answer, "points")
                                .filter(point -> List.of("pytorch", "tensorflow", "jax")
                                        .contains(point.path("framework").asString()))
                                .map(point -> List.of(decimal(point.path("index")) + " (" + decimal(point.path("low"))
                                        + "–" + decimal(point.path("high")) + ")"))),
                new PagePart(
                        "#kinds tbody tr",
                        "/api/v1/shares?window=90d",
                        answer -> each(answer, "shares")
                                .map(share -> List.of(
                                        percent(share.path("share")),
                                        range(share),
                                        count(share, "events"),
                                        link(share)))),
                new PagePart(
                        "#axes td",
                        "/api/v1/products?window=365d",
                        answer -> each(answer, "axes")
                                .map(side -> List.of(
                                        percent(side.path("share")),
                                        count(side, "events"),
                                        count(side, "total"),
                                        link(side)))),
                new PagePart(
                        "#momentum tbody tr",
                        "/api/v1/momentum",
                        answer -> each(answer, "frameworks")
                                .filter(gain -> gain.path("share").asDouble() >= 0.003)
                                .map(gain -> List.of(
                                        percent(gain.path("share")),
                                        signed(gain.path("slope"), 3) + " (" + signed(gain.path("low"), 3) + " … "
                                                + signed(gain.path("high"), 3) + ")",
                                        link(gain)))),
                new PagePart(
                        "#crossovers li",
                        "/api/v1/crossovers",
                        answer -> each(answer, "crossovers")
                                .filter(passing -> passing.path("leaderShare").asDouble() >= 0.03)
                                .map(passing -> List.of(
                                        percent(passing.path("leaderShare")),
                                        percent(passing.path("passedShare")),
                                        link(passing)))),
                new PagePart(
                        "#forecast tbody tr",
                        "/api/v1/forecast?by=month&ahead=4",
                        answer -> each(answer, "forecasts")
                                .map(ahead -> List.of(
                                        percent(ahead.path("share")) + " (" + range(ahead) + ")",
                                        percent(error(answer, ahead)),
                                        link(ahead)))),
                new PagePart(
                        "#flows tbody tr",
                        "/api/v1/flows",
                        answer -> each(answer, "flows")
                                .map(flow -> List.of(
                                        count(flow, "events"),
                                        percent(flow.path("share")) + " (" + range(flow) + ")",
                                        link(flow)))),
                new PagePart(
                        "#products tbody tr",
                        "/api/v1/products?window=365d",
                        answer -> each(answer, "products")
                                .map(product -> List.of(
                                        product.path("name").asString(),
                                        count(product, "events"),
                                        percent(product.path("share")),
                                        link(product)))),
                new PagePart(
                        "#together tbody tr",
                        "/api/v1/co-use",
                        answer -> each(answer, "pairs")
                                .sorted(Comparator.comparingLong(
                                        pair -> -pair.path("events").asLong()))
                                .limit(MOST)
                                .map(pair ->
                                        List.of(count(pair, "events"), percent(pair.path("jaccard")), link(pair)))),
                new PagePart(
                        "#comparison .claims > li",
                        "/api/v1/comparison",
                        answer -> each(answer, "claims").map(PagePart::claim)),
                new PagePart(
                        "#models tbody tr",
                        "/api/v1/models",
                        answer -> each(answer, "libraries")
                                .filter(library -> library.path("day").equals(answer.at("/libraries/0/day")))
                                .map(library -> List.of(
                                        count(library, "any"),
                                        count(library, "exclusive"),
                                        percent(library.path("share")),
                                        link(library)))),
                new PagePart(
                        "#radar tbody tr",
                        "/api/v1/radar?limit=10",
                        answer -> each(answer, "rising")
                                .map(name -> List.of(
                                        name.path("name").asString(),
                                        count(name, "events"),
                                        "×" + decimal(name.path("ratio"))))),
                new PagePart(
                        "#alerts li",
                        "/api/v1/alerts?limit=12",
                        answer -> each(answer, "alerts")
                                .map(alert -> language.equals("en")
                                        ? List.of(alert.path("sentence").asString(), link(alert))
                                        : List.of(link(alert)))));
    }

    private static JsonNode error(JsonNode answer, JsonNode ahead) {
        return each(answer, "error")
                .filter(miss -> Stream.of("kind", "framework", "ahead")
                        .allMatch(name -> miss.path(name).equals(ahead.path(name))))
                .findFirst()
                .orElseThrow()
                .path("meanAbsolute");
    }

    private static List<String> claim(JsonNode claim) {
        JsonNode now = claim.path("now");
        return claim.at("/then/unit").asString().equals("events")
                ? List.of(count(now, "figure"), count(claim.path("then"), "figure"), link(now))
                : List.of(
                        percent(now.path("figure")),
                        range(now),
                        count(now, "events"),
                        count(now, "total"),
                        link(now),
                        claim.path("query").asString());
    }

    /** The elements of a list of an answer. */
    static Stream<JsonNode> each(JsonNode answer, String name) {
        return answer.path(name).valueStream();
    }

    private static String link(JsonNode figure) {
        return figure.path("link").asString();
    }

    private static String range(JsonNode figure) {
        return percent(figure.path("low")) + "–" + percent(figure.path("high"));
    }

    static String count(JsonNode figure, String name) {
        return fixed(figure.path(name).decimalValue(), 0);
    }

    static String decimal(JsonNode figure) {
        return fixed(figure.decimalValue(), 1);
    }

    static String percent(JsonNode figure) {
        return fixed(figure.decimalValue().movePointRight(2), 1) + "%";
    }

    private static String signed(JsonNode figure, int digits) {
        BigDecimal rounded = figure.decimalValue().setScale(digits, RoundingMode.HALF_UP);
        return (rounded.signum() > 0 ? "+" : rounded.signum() < 0 ? "−" : "") + fixed(rounded.abs(), digits);
    }

    /** A figure with so many digits behind the point. */
    static String fixed(BigDecimal figure, int digits) {
        DecimalFormat format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ENGLISH));
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return format.format(figure.setScale(digits, RoundingMode.HALF_UP));
    }
}
