package dev.framewatch.allinone;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import dev.framewatch.kafka.Generation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.json.JsonMapper;

/** What would change if a generation were served in place of another: shares, and the events behind the change. */
final class ChangeReport {
    private static final List<String> NOTES = List.of(
            "Of GH Archive, what names no framework of the taxonomy at its import is counted in activity only, and is in"
                    + " no generation. Imports look for the names of the taxonomy that comes with Framewatch; where"
                    + " that has changed, importing those files again finds what it did not know before.");

    private final Generation before;
    private final Generation after;
    private final ElasticsearchClient client;

    /**
     * A framework's share at a source, twice.
     *
     * @param change the difference in percentage points
     */
    private record Line(
            String source, String framework, long events, long of, long eventsThen, long ofThen, double change) {
        static Line of(String source, String framework, UseCounts before, UseCounts after) {
            Line line = new Line(
                    source,
                    framework,
                    before.events(source, framework),
                    before.total(source),
                    after.events(source, framework),
                    after.total(source),
                    0);
            return new Line(
                    source,
                    framework,
                    line.events,
                    line.of,
                    line.eventsThen,
                    line.ofThen,
                    percent(line.eventsThen, line.ofThen) - percent(line.events, line.of));
        }
    }

    ChangeReport(Pipeline pipeline, Generation before, Generation after) {
        this.client = pipeline.bean(ElasticsearchClient.class);
        this.before = before;
        this.after = after;
    }

    /** Reads both generations and prints the report with at most so many examples. */
    void print(Terminal terminal, Listing.Format format, int examples) throws IOException {
        Flips flips = Flips.between(client, before.id(), after.id(), examples);
        List<Line> shares = shares(flips.usesBefore(), flips.usesAfter());
        List<FlipEvidence> evidence = new ArrayList<>();
        for (Flips.Flip flip : flips.examples()) {
            evidence.add(FlipEvidence.of(client, before.id(), after.id(), flip));
        }
        switch (format) {
            case table -> table(terminal, shares, flips, evidence);
            case csv -> csv(terminal, shares, evidence);
            case json -> terminal.print(JsonMapper.shared().writeValueAsString(json(shares, flips, evidence)));
        }
    }

    private static List<Line> shares(UseCounts old, UseCounts now) {
        Set<String> sources = new TreeSet<>(old.sources());
        sources.addAll(now.sources());
        List<Line> lines = new ArrayList<>();
        for (String source : sources) {
            Set<String> frameworks = new TreeSet<>(old.frameworks(source));
            frameworks.addAll(now.frameworks(source));
            frameworks.stream()
                    .map(framework -> Line.of(source, framework, old, now))
                    .sorted(Comparator.comparingLong((Line line) -> -Math.max(line.events(), line.eventsThen())))
                    .forEach(lines::add);
        }
        return lines;
    }

    private void table(Terminal terminal, List<Line> shares, Flips flips, List<FlipEvidence> evidence) {
        Listing listing = new Listing("source", "framework", "events", "share", "then", "share then", "points");
        shares.forEach(line -> listing.row(
                line.source(),
                line.framework(),
                Terminal.number(line.events()) + " of " + Terminal.number(line.of()),
                String.format(Locale.ROOT, "%.2f %%", percent(line.events(), line.of())),
                Terminal.number(line.eventsThen()) + " of " + Terminal.number(line.ofThen()),
                String.format(Locale.ROOT, "%.2f %%", percent(line.eventsThen(), line.ofThen())),
                String.format(Locale.ROOT, "%+.2f", line.change())));
        terminal.print(terminal.bold("Shares of generation " + before.id() + ", and then of generation " + after.id()));
        listing.print(terminal, Listing.Format.table);
        terminal.print("");
        terminal.print(terminal.bold("Events whose frameworks in use change: " + Terminal.number(flips.events())));
        if (!flips.counts().isEmpty()) {
            Listing counts = new Listing("framework", "gained", "lost");
            flips.counts()
                    .forEach(count -> counts.row(
                            count.framework(), Terminal.number(count.gained()), Terminal.number(count.lost())));
            counts.print(terminal, Listing.Format.table);
        }
        evidence.forEach(one -> one.print(terminal));
        terminal.print("");
        if (flips.onlyBefore() + flips.onlyAfter() > 0) {
            terminal.print("Note: " + Terminal.number(flips.onlyBefore()) + " events are in generation " + before.id()
                    + " only, and " + Terminal.number(flips.onlyAfter()) + " in generation " + after.id()
                    + " only; they came in meanwhile, or could not be told (./framewatch rejected list). They are left"
                    + " out above.");
        }
        NOTES.forEach(note -> terminal.print("Note: " + note));
    }

    /** Shares and examples as lines of one table, told apart by the first column. */
    private static void csv(Terminal terminal, List<Line> shares, List<FlipEvidence> evidence) {
        Listing listing = new Listing(
                "row", "source", "framework", "events", "of", "events_then", "of_then", "id", "change", "evidence");
        shares.forEach(line -> listing.row(
                "share",
                line.source(),
                line.framework(),
                String.valueOf(line.events()),
                String.valueOf(line.of()),
                String.valueOf(line.eventsThen()),
                String.valueOf(line.ofThen()),
                "",
                "",
                ""));
        evidence.forEach(one -> one.changes()
                .forEach(change -> listing.row(
                        "flip",
                        one.source(),
                        change.framework(),
                        "",
                        "",
                        "",
                        "",
                        one.flip().id(),
                        change.gained() ? "gained" : "lost",
                        change.words())));
        listing.print(terminal, Listing.Format.csv);
    }

    private Map<String, Object> json(List<Line> shares, Flips flips, List<FlipEvidence> evidence) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("before", generation(before));
        report.put("after", generation(after));
        report.put("shares", shares);
        Map<String, Object> changed = new LinkedHashMap<>();
        changed.put("events", flips.events());
        changed.put("onlyBefore", flips.onlyBefore());
        changed.put("onlyAfter", flips.onlyAfter());
        changed.put("frameworks", flips.counts());
        changed.put("examples", evidence.stream().map(FlipEvidence::json).toList());
        report.put("flips", changed);
        report.put("notes", NOTES);
        return report;
    }

    private static Map<String, String> generation(Generation generation) {
        Map<String, String> named = new LinkedHashMap<>();
        named.put("generation", generation.id());
        named.put("taxonomy", generation.taxonomy());
        return named;
    }

    private static double percent(long part, long whole) {
        return whole == 0 ? 0 : 100.0 * part / whole;
    }
}
