package dev.framewatch.collector.papers;

import dev.framewatch.collector.Fields;
import dev.framewatch.collector.http.Answer;
import dev.framewatch.collector.poll.Poll.LimitedUntil;
import dev.framewatch.collector.poll.PollContext;
import dev.framewatch.event.AdoptionEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The successor's papers by the day on which they appeared. Nothing documents its answers, so they are doubted: a list
 * that is none, that is of other days, or in which no paper says whether it has repositories leaves a gap.
 */
record SuccessorDays(Successor successor, SuccessorPaper paper) implements PaperLists {
    private static final int FULL = 100;

    @Override
    public String source() {
        return "The successor of Papers with Code";
    }

    @Override
    public String lane() {
        return Successor.LANE;
    }

    @Override
    public Answer ask(LocalDate day, int page, @Nullable String etag, PollContext context) {
        return successor.ask(context, api -> api.papers(day.toString(), page + 1, etag));
    }

    @Override
    public Optional<LimitedUntil> limited(Answer answer, PollContext context) {
        return successor.limited(answer, context);
    }

    @Override
    public Listed listed(LocalDate day, int page, Answer answer) {
        JsonNode json = answer.json();
        JsonNode list = json.isArray() ? json : json.has("results") ? json.path("results") : json.path("items");
        if (!list.isArray()) {
            return new Listed(List.of(), false, "The answer is no list of papers");
        }
        List<JsonNode> rows = List.copyOf(list.values());
        boolean told = json.has("next") || json.has("next_page");
        boolean next = json.hasNonNull("next") || json.hasNonNull("next_page");
        return new Listed(rows, told ? next : rows.size() >= FULL, doubt(day, rows));
    }

    private static @Nullable String doubt(LocalDate day, List<JsonNode> rows) {
        long others = rows.stream()
                .map(row -> SuccessorPaper.date(new Fields(row)))
                .filter(Objects::nonNull)
                .filter(date -> !PaperDays.today(date.at()).equals(day))
                .count();
        if (others > 0) {
            return others + " of " + rows.size() + " papers are of other days than was asked for";
        }
        return rows.isEmpty() || rows.stream().anyMatch(row -> row.has(SuccessorPaper.REPOSITORIES))
                ? null
                : "No paper says whether it has repositories";
    }

    @Override
    public List<AdoptionEvent> read(Fields row, Instant now) {
        return paper.read(row, now);
    }
}
