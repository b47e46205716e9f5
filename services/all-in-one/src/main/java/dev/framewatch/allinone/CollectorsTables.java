package dev.framewatch.allinone;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the API says about collectors, as a table or CSV; as JSON just as it says it. */
final class CollectorsTables {
    private final Terminal terminal;
    private final Listing.Format format;

    CollectorsTables(Terminal terminal, Listing.Format format) {
        this.terminal = terminal;
        this.format = format;
    }

    void tasks(String body) {
        if (verbatim(body)) {
            return;
        }
        Listing listing = new Listing(
                "task", "state", "last run", "next run", "fetched", "published", "lag", "budgets left", "reason");
        for (JsonNode task : JsonMapper.shared().readTree(body).path("collectors")) {
            List<String> budgets = new ArrayList<>();
            for (JsonNode budget : task.path("budgets")) {
                budgets.add(text(budget, "budget") + " " + text(budget, "left") + "/" + text(budget, "usable"));
            }
            boolean runs = task.path("run").isObject();
            List<String> reasons = new ArrayList<>(List.of(text(task, "reason"), text(task, "note")));
            if (!text(task, "retry").isEmpty()) {
                reasons.add("Tried again at " + time(task, "retry"));
            }
            reasons.removeIf(String::isEmpty);
            listing.row(
                    text(task, "task"),
                    state(text(task, "state")),
                    runs ? "now, since " + time(task.path("run"), "started") : time(task.path("last"), "started"),
                    time(task, "next"),
                    text(task, "fetched"),
                    text(task, "published"),
                    lag(task),
                    String.join(", ", budgets),
                    String.join(". ", reasons));
        }
        listing.print(terminal, format);
    }

    void runs(String body) {
        if (verbatim(body)) {
            return;
        }
        Listing listing = new Listing(
                "started",
                "ended",
                "outcome",
                "asked",
                "polls",
                "fetched",
                "published",
                "repeated",
                "failed",
                "spent",
                "free");
        for (JsonNode run : JsonMapper.shared().readTree(body).path("runs")) {
            listing.row(
                    time(run, "started"),
                    time(run, "ended"),
                    text(run, "outcome"),
                    run.path("asked").asBoolean(false) ? "yes" : "no",
                    text(run, "polls"),
                    text(run, "fetched"),
                    text(run, "published"),
                    text(run, "repeated"),
                    text(run, "failed"),
                    text(run, "spent"),
                    text(run, "free"));
        }
        listing.print(terminal, format);
    }

    void gaps(String body) {
        if (verbatim(body)) {
            return;
        }
        Listing listing =
                new Listing("task", "gap", "state", "found", "looked at", "times", "next look", "filled by", "reason");
        for (JsonNode gap : JsonMapper.shared().readTree(body).path("gaps")) {
            JsonNode known = gap.path("known");
            listing.row(
                    text(gap, "task"),
                    text(gap, "gap"),
                    text(known, "state").toLowerCase(Locale.ROOT),
                    time(known, "found"),
                    time(known, "looked"),
                    text(known, "looks"),
                    time(known, "next"),
                    text(known, "remedy"),
                    text(known, "reason"));
        }
        listing.print(terminal, format);
    }

    /** The state in the words of a sentence. */
    static String state(String word) {
        return word.equals("spent") ? "out of budget" : word;
    }

    private boolean verbatim(String body) {
        if (format == Listing.Format.json) {
            terminal.print(body.stripTrailing());
        }
        return format == Listing.Format.json;
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).isNull() ? "" : node.path(field).asString("");
    }

    /** A time to the second, which is what people read. */
    private static String time(JsonNode node, String field) {
        String text = text(node, field);
        return text.isEmpty()
                ? ""
                : Instant.parse(text).truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private String lag(JsonNode task) {
        long seconds = task.path("lagSeconds").asLong(-1);
        if (seconds < 0 || format != Listing.Format.table) {
            return text(task, "lagSeconds");
        }
        return seconds < 120 ? seconds + " s" : seconds < 7200 ? seconds / 60 + " min" : seconds / 3600 + " h";
    }
}
