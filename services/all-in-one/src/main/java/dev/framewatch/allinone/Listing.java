package dev.framewatch.allinone;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.framewatch.event.CsvCell;
import dev.framewatch.event.Licence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** Rows under named columns, printed as a table, CSV or JSON. */
final class Listing {
    /** The forms of a listing. */
    enum Format {
        table,
        csv,
        json
    }

    private final List<String> columns;
    private final boolean ofSources;
    private final List<List<String>> rows = new ArrayList<>();
    private final List<String> licences = new ArrayList<>();

    Listing(String... columns) {
        this(false, columns);
    }

    private Listing(boolean ofSources, String... columns) {
        this.ofSources = ofSources;
        this.columns = List.of(columns);
    }

    /** One of what sources told, of which each line of CSV names the licence. */
    static Listing ofSources(String... columns) {
        return new Listing(true, columns);
    }

    void row(String... cells) {
        rowOf("", cells);
    }

    /** A row of what a source told; of none that is known: of all of them. */
    void rowOf(String source, String... cells) {
        rows.add(List.of(cells));
        licences.add(Licence.of(source));
    }

    void print(Terminal terminal, Format format) {
        switch (format) {
            case table -> table(terminal);
            case csv -> {
                terminal.print(csv(columns, Licence.COLUMN));
                for (int i = 0; i < rows.size(); i++) {
                    terminal.print(csv(rows.get(i), licences.get(i)));
                }
            }
            case json ->
                terminal.print(JsonMapper.shared()
                        .writeValueAsString(rows.stream().map(this::named).toList()));
        }
    }

    private void table(Terminal terminal) {
        int[] widths = new int[columns.size()];
        List<List<String>> all = new ArrayList<>(List.of(columns));
        all.addAll(rows);
        all.forEach(row -> Arrays.setAll(
                widths, i -> Math.max(widths[i], printable(row.get(i)).length())));
        for (int i = 0; i < all.size(); i++) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < widths.length; column++) {
                String cell = printable(all.get(i).get(column));
                line.append(cell).append(" ".repeat(widths[column] - cell.length() + 2));
            }
            String words = line.toString().stripTrailing();
            terminal.print(i == 0 ? terminal.bold(words) : words);
        }
    }

    private Map<String, String> named(List<String> row) {
        Map<String, String> named = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            named.put(columns.get(i), row.get(i));
        }
        return named;
    }

    private String csv(List<String> row, String licence) {
        return Stream.concat(row.stream(), ofSources ? Stream.of(licence) : Stream.empty())
                .map(CsvCell::of)
                .collect(Collectors.joining(","));
    }

    /** The words with every control character shown as an escape, so that they cannot steer a terminal. */
    static String printable(String words) {
        return words.codePoints()
                .mapToObj(c -> Character.isISOControl(c) ? String.format("\\u%04x", c) : Character.toString(c))
                .collect(Collectors.joining());
    }

    static String printable(byte[] bytes) {
        return printable(new String(bytes, UTF_8));
    }
}
