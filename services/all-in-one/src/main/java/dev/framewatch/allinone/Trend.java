package dev.framewatch.allinone;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The shares of one framework in one kind, window by window.
 *
 * @param source the source
 * @param kind the kind
 * @param framework the framework
 * @param windows the names of all windows of the kind, earliest first
 * @param shares its share in each that has events, as the API gives it
 */
record Trend(String source, String kind, String framework, List<String> windows, Map<String, JsonNode> shares) {
    /** The trends in an answer of the API, by source and kind and the last share, the largest first. */
    static List<Trend> of(JsonNode answer) {
        Map<String, List<String>> windows = new LinkedHashMap<>();
        answer.path("windows")
                .forEach(window -> windows.computeIfAbsent(cell(window), cell -> new ArrayList<>())
                        .add(text(window, "window")));
        Map<String, Trend> trends = new TreeMap<>();
        for (JsonNode share : answer.path("shares")) {
            String framework = text(share, "framework");
            trends.computeIfAbsent(
                            cell(share) + " " + framework,
                            name -> new Trend(
                                    text(share, "source"),
                                    text(share, "kind"),
                                    framework,
                                    windows.getOrDefault(cell(share), List.of()),
                                    new TreeMap<>()))
                    .shares()
                    .put(text(share, "window"), share);
        }
        return sorted(trends.values());
    }

    private static List<Trend> sorted(Collection<Trend> trends) {
        return trends.stream()
                .sorted((one, other) -> {
                    int cells = (one.source + one.kind).compareTo(other.source + other.kind);
                    return cells != 0 ? cells : Double.compare(other.lastShare(), one.lastShare());
                })
                .toList();
    }

    private static String cell(JsonNode node) {
        return text(node, "source") + " " + text(node, "kind");
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asString("");
    }

    /** The share of each window, {@code null} where the window has none. */
    List<@Nullable Double> line() {
        List<@Nullable Double> line = new ArrayList<>();
        for (String window : windows) {
            JsonNode share = shares.get(window);
            line.add(share == null ? null : share.path("share").asDouble());
        }
        return line;
    }

    /** The same of the last windows alone. */
    List<@Nullable Double> last(int most) {
        List<@Nullable Double> line = line();
        return line.subList(Math.max(0, line.size() - most), line.size());
    }

    /** The framework, its line, and where that begins and ends. */
    String sketch() {
        return String.format(
                Locale.ROOT, "%-16s %s  %s → %s", framework, Sparkline.of(line()), percent(first()), percent(last()));
    }

    private static String percent(JsonNode share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share.path("share").asDouble());
    }

    /** The first window with a share. */
    JsonNode first() {
        return shares.values().iterator().next();
    }

    /** The last window with a share. */
    JsonNode last() {
        return List.copyOf(shares.values()).getLast();
    }

    private double lastShare() {
        return last().path("share").asDouble();
    }
}
