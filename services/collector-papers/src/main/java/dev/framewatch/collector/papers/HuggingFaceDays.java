package dev.framewatch.collector.papers;

import dev.framewatch.collector.Fields;
import dev.framewatch.collector.http.Answer;
import dev.framewatch.collector.poll.Poll.LimitedUntil;
import dev.framewatch.collector.poll.PollContext;
import dev.framewatch.collector.poll.PollFailed;
import dev.framewatch.event.AdoptionEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Hugging Face's daily papers: at most 100 a page, which is numbered from 0 ({@code p}), and nothing says which is the last. */
record HuggingFaceDays(HuggingFace huggingFace, DailyPaper paper) implements PaperLists {
    private static final int FULL = 100;

    @Override
    public String source() {
        return "Hugging Face";
    }

    @Override
    public String lane() {
        return HuggingFace.LANE;
    }

    @Override
    public Answer ask(LocalDate day, int page, @Nullable String etag, PollContext context) {
        return huggingFace.ask(context, api -> api.dailyPapers(day.toString(), page == 0 ? null : page, etag));
    }

    @Override
    public Optional<LimitedUntil> limited(Answer answer, PollContext context) {
        return huggingFace.limited(answer, context);
    }

    @Override
    public Listed listed(LocalDate day, int page, Answer answer) {
        JsonNode rows = answer.json();
        if (!rows.isArray()) {
            throw new PollFailed("Hugging Face answered daily papers of " + day + " with what is no list");
        }
        return new Listed(List.copyOf(rows.values()), rows.size() >= FULL, null);
    }

    @Override
    public List<AdoptionEvent> read(Fields row, Instant now) {
        return paper.read(row, now);
    }

    @Override
    public Optional<Long> content(AdoptionEvent event) {
        return Optional.of(DailyPaper.content(event));
    }
}
