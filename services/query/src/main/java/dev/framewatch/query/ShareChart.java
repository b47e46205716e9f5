package dev.framewatch.query;

import dev.framewatch.query.Shares.Share;
import dev.framewatch.query.Shares.Totals;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Shares over time as SVG, a panel for each kind, light or dark as the reader's system is. The colours are those of M. Okabe
 * and K. Ito, "Color Universal Design" (2008), told apart by the colour-blind; each line has its own dashes too.
 */
final class ShareChart {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 260;
    private static final int LEFT = 56;
    private static final int RIGHT = 190;
    private static final int TOP = 34;
    private static final int BOTTOM = 28;
    private static final int MOST_LINES = 6;
    private static final int MOST_DOTS = 40;
    /** The width of a label below the line. */
    private static final int LABEL = 52;

    private static final List<String> COLOURS =
            List.of("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9");
    private static final List<String> DASHES = List.of("none", "8 3", "2 3", "8 3 2 3", "12 4", "4 4");

    private final List<Totals> windows;
    private final Map<String, Map<String, Share>> frameworks = new LinkedHashMap<>();
    private final double top;
    private final long first;
    private final long last;

    private ShareChart(List<Totals> windows, List<Share> shares) {
        this.windows = windows;
        Map<String, Long> events = new HashMap<>();
        shares.forEach(share -> events.merge(share.framework(), share.events(), Long::sum));
        events.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_LINES)
                .forEach(framework -> frameworks.put(framework.getKey(), new HashMap<>()));
        shares.stream()
                .filter(share -> frameworks.containsKey(share.framework()))
                .forEach(share -> Objects.requireNonNull(frameworks.get(share.framework()))
                        .put(share.window(), share));
        double highest = frameworks.values().stream()
                .flatMap(line -> line.values().stream())
                .mapToDouble(share -> share.share().doubleValue())
                .max()
                .orElse(1);
        this.top = Math.ceil(Math.max(highest, 0.05) * 10) / 10;
        this.first = day(windows.getFirst());
        this.last = Math.max(first + 1, day(windows.getLast()));
    }

    /** The picture of some shares in windows of the calendar. */
    static String of(Shares shares) {
        Map<String, List<Totals>> kinds = shares.windows().stream()
                .filter(window -> !window.partial() && window.total() > 0)
                .collect(Collectors.groupingBy(Totals::kind, LinkedHashMap::new, Collectors.toList()));
        List<String> panels = new ArrayList<>();
        kinds.forEach((kind, windows) -> {
            List<Share> its = shares.shares().stream()
                    .filter(share -> share.kind().equals(kind) && !share.partial())
                    .toList();
            panels.add("<g transform=\"translate(0 %d)\">%s</g>"
                    .formatted(panels.size() * HEIGHT, new ShareChart(windows, its).panel()));
        });
        int height = Math.max(1, panels.size()) * HEIGHT;
        return """
                <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" viewBox="0 0 %1$d %2$d" role="img">\
                <title>%3$s</title>\
                <style>svg{background:#fff;font:12px system-ui,sans-serif}text{fill:#222}.axis{stroke:#ccc}\
                @media (prefers-color-scheme:dark){svg{background:#161616}text{fill:#eee}.axis{stroke:#444}}</style>\
                %4$s</svg>
                """.formatted(
                        WIDTH,
                        height,
                        panels.isEmpty()
                                ? "No data yet"
                                : "Shares of the use of frameworks, " + Svg.text(String.join(", ", kinds.keySet())),
                        panels.isEmpty() ? "<text x=\"20\" y=\"30\">No data yet</text>" : String.join("", panels));
    }

    private String panel() {
        StringBuilder svg = new StringBuilder("<text x=\"%d\" y=\"18\" font-weight=\"bold\">%s · %s</text>"
                .formatted(
                        LEFT,
                        Svg.text(windows.getFirst().source()),
                        Svg.text(windows.getFirst().kind())));
        for (int tick = 0; tick <= 4; tick++) {
            double share = top * tick / 4;
            svg.append(
                    "<path class=\"axis\" d=\"M%1$d %2$sH%3$d\"/><text x=\"%4$d\" y=\"%5$s\" text-anchor=\"end\">%6$s</text>"
                            .formatted(
                                    LEFT,
                                    Svg.number(y(share)),
                                    WIDTH - RIGHT,
                                    LEFT - 6,
                                    Svg.number(y(share) + 4),
                                    Svg.percent(share)));
        }
        svg.append("<text x=\"%d\" y=\"%d\">%s</text>"
                .formatted(LEFT, HEIGHT - 8, Svg.text(windows.getFirst().window())));
        svg.append("<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>"
                .formatted(WIDTH - RIGHT, HEIGHT - 8, Svg.text(windows.getLast().window())));
        for (LocalDate year : years()) {
            svg.append("<text x=\"%s\" y=\"%d\" text-anchor=\"middle\">%d</text>"
                    .formatted(Svg.number(x(year.toEpochDay())), HEIGHT - 8, year.getYear()));
        }
        int number = 0;
        for (Map.Entry<String, Map<String, Share>> line : frameworks.entrySet()) {
            svg.append(line(number++, line.getKey(), line.getValue()));
        }
        return svg.toString();
    }

    /** The years that begin between the first window and the last, as far as their labels have room. */
    private List<LocalDate> years() {
        double wide = (WIDTH - LEFT - RIGHT) * 365.25 / (last - first);
        LocalDate next = LocalDate.ofEpochDay(first).plusYears(1).withDayOfYear(1);
        return Stream.iterate(
                        next,
                        year -> x(year.toEpochDay()) < WIDTH - RIGHT - 1.5 * LABEL,
                        year -> year.plusYears((long) Math.ceil(LABEL / wide)))
                .filter(year -> x(year.toEpochDay()) > LEFT + 1.5 * LABEL)
                .toList();
    }

    private String line(int number, String framework, Map<String, Share> shares) {
        List<String> points = windows.stream()
                .map(window -> Svg.number(x(day(window))) + " " + Svg.number(y(share(shares.get(window.window())))))
                .toList();
        // A line of no length with round ends is a dot.
        String dots = points.size() > MOST_DOTS
                ? ""
                : "<path d=\"%s\" stroke=\"%s\" stroke-width=\"6\" stroke-linecap=\"round\"/>"
                        .formatted(points.stream().collect(Collectors.joining("h0M", "M", "h0")), COLOURS.get(number));
        Share now = shares.get(windows.getLast().window());
        int y = TOP + 10 + number * 20;
        return ("<path d=\"%1$s\" fill=\"none\" stroke=\"%2$s\" stroke-width=\"2\" stroke-dasharray=\"%3$s\"/>"
                        + "<path d=\"M%4$d %5$dh22\" stroke=\"%2$s\" stroke-width=\"2\" stroke-dasharray=\"%3$s\"/>"
                        + "<text x=\"%6$d\" y=\"%7$d\">%8$s %9$s</text>%10$s")
                .formatted(
                        "M" + String.join("L", points),
                        COLOURS.get(number),
                        DASHES.get(number),
                        WIDTH - RIGHT + 12,
                        y - 4,
                        WIDTH - RIGHT + 40,
                        y,
                        Svg.text(framework),
                        Svg.percent(share(now)),
                        dots);
    }

    private static double share(@Nullable Share share) {
        return share == null ? 0 : share.share().doubleValue();
    }

    private double x(long day) {
        return LEFT + (double) (day - first) / (last - first) * (WIDTH - LEFT - RIGHT);
    }

    private double y(double share) {
        return HEIGHT - BOTTOM - share / top * (HEIGHT - TOP - BOTTOM);
    }

    private static long day(Totals window) {
        LocalDate from = Objects.requireNonNull(window.from(), "windows of the calendar begin");
        return from.toEpochDay();
    }
}
