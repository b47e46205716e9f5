package dev.framewatch.allinone;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The papers of the real files and their code, counted without anything of ours but the names of the fields. A paper shows
 * a framework whose name is a word of its title or of what stands for its abstract, or the end of one, as in FireCaffe;
 * code the one that the file declares. The files name three frameworks. Two papers with one title are one.
 */
final class PapersRecount {
    private static final Map<String, String> DECLARED = Map.of("tf", "tensorflow", "pytorch", "pytorch");
    private static final Set<String> NAMES = Set.of("pytorch", "tensorflow", "caffe");

    /** A paper, or its code. */
    private record Row(String kind, String month, Set<String> frameworks) {}

    /** What a window of a kind holds. */
    record Count(String window, String kind, long all, long total, Map<String, Long> events) {
        long events(String framework) {
            return events.getOrDefault(framework, 0L);
        }

        /** The part of the total that shows a framework, to six decimals. */
        BigDecimal share(String framework) {
            return BigDecimal.valueOf(events(framework)).divide(BigDecimal.valueOf(total), 6, RoundingMode.HALF_UP);
        }
    }

    private final List<Row> rows = new ArrayList<>();

    PapersRecount(Path imports) throws IOException {
        Set<String> titles = new HashSet<>();
        Map<String, String> dates = new HashMap<>();
        for (String file : List.of("papers-words.json.gz", "papers-abstracts.json.gz")) {
            for (JsonNode paper : read(imports.resolve(file))) {
                String title = paper.path("title").asString("");
                String date = paper.path("date").asString("");
                dates.put(paper.path("paper_url").asString(""), date);
                if (titles.add(title.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-"))) {
                    String text = title + " " + paper.path("abstract").asString("");
                    rows.add(new Row("paper", date.substring(0, 7), shown(text)));
                }
            }
        }
        for (JsonNode link : read(imports.resolve("papers-links.json.gz"))) {
            String number = link.path("paper_arxiv_id").asString("");
            String date = dates.get(link.path("paper_url").asString(""));
            String month = date == null ? "20" + number.substring(0, 2) + "-" + number.substring(2, 4) : date;
            String declared = DECLARED.get(link.path("framework").asString(""));
            rows.add(new Row("code", month.substring(0, 7), declared == null ? Set.of() : Set.of(declared)));
        }
    }

    private static Set<String> shown(String text) {
        Set<String> words = new HashSet<>();
        for (String word : text.split("[^A-Za-z]+", -1)) {
            words.add(word.toLowerCase(Locale.ROOT));
            words.add(word.replaceFirst(".*[a-z](?=[A-Z])", "").toLowerCase(Locale.ROOT));
        }
        words.retainAll(NAMES);
        return words;
    }

    private static JsonNode read(Path file) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return JsonMapper.shared().readTree(in);
        }
    }

    /** The counts of windows in which anything shows a framework, by window and kind. */
    private List<Count> counts(Function<String, String> window) {
        Map<String, Count> counts = new TreeMap<>();
        for (Row row : rows) {
            String name = window.apply(row.month());
            Map<String, Long> events = new TreeMap<>();
            row.frameworks().forEach(framework -> events.put(framework, 1L));
            long total = row.frameworks().isEmpty() ? 0 : 1;
            counts.merge(
                    name + "," + row.kind(), new Count(name, row.kind(), 1, total, events), PapersRecount::together);
        }
        return counts.values().stream().filter(count -> count.total() > 0).toList();
    }

    private static Count together(Count one, Count other) {
        Map<String, Long> events = new TreeMap<>(one.events());
        other.events().forEach((framework, number) -> events.merge(framework, number, Long::sum));
        return new Count(one.window(), one.kind(), one.all() + other.all(), one.total() + other.total(), events);
    }

    List<Count> byYear() {
        return counts(month -> month.substring(0, 4));
    }

    List<Count> byQuarter() {
        return counts(month -> month.substring(0, 4) + "-Q" + (Integer.parseInt(month.substring(5)) + 2) / 3);
    }
}
