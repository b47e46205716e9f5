package dev.framewatch.collector.papers;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.framewatch.collector.Fields;
import dev.framewatch.collector.http.Answer;
import dev.framewatch.collector.papers.DailyPage.Seen;
import dev.framewatch.collector.poll.Gap;
import dev.framewatch.collector.poll.Poll.LimitedUntil;
import dev.framewatch.collector.poll.PollContext;
import dev.framewatch.collector.poll.PollFailed;
import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.InvalidEvent;
import dev.framewatch.kafka.Rejection;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Hugging Face's daily papers, a day in one request. */
final class DailyPapers {
    private static final int FULL = 100;

    private final HuggingFace huggingFace;
    private final DailyPaper paper;

    DailyPapers(HuggingFace huggingFace, DailyPaper paper) {
        this.huggingFace = huggingFace;
        this.paper = paper;
    }

    /** Asks for a day; what the rows held when it was seen before is left out. */
    DailyPage day(String task, LocalDate day, Seen seen, PollContext context) {
        Answer answer = huggingFace.ask(context, api -> api.dailyPapers(day.toString(), seen.etag()));
        Optional<LimitedUntil> limited = huggingFace.limited(answer, context);
        if (limited.isPresent()) {
            return new DailyPage.Limited(limited.get());
        }
        if (answer.isNotModified()) {
            return new DailyPage.Unchanged();
        }
        if (answer.status() == 400 || answer.status() == 404) {
            return new DailyPage.Papers(List.of(), 0, seen, List.of(), notThere(day, answer, context));
        }
        if (!answer.isOk()) {
            throw answer.failure();
        }
        JsonNode rows = answer.json();
        if (!rows.isArray()) {
            throw new PollFailed("Hugging Face answered daily papers of " + day + " with what is no list");
        }
        return papers(
                task, day, seen, answer.header("ETag"), rows, context.clock().instant());
    }

    private DailyPage papers(String task, LocalDate day, Seen seen, @Nullable String etag, JsonNode rows, Instant now) {
        List<AdoptionEvent> events = new ArrayList<>();
        List<Rejection> rejections = new ArrayList<>();
        Map<String, Long> contents = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            try {
                for (AdoptionEvent event : paper.read(new Fields(rows.get(i)), now)) {
                    Long content = DailyPaper.content(event);
                    boolean first = contents.put(event.id(), content) == null;
                    if (first && !content.equals(seen.papers().get(event.id()))) {
                        events.add(event);
                    }
                }
            } catch (InvalidEvent invalid) {
                rejections.add(Rejection.collected(
                                task + "/" + day + "#" + i,
                                String.valueOf(invalid.getMessage()),
                                now,
                                rows.get(i).toString().getBytes(UTF_8))
                        .about(invalid.id()));
            }
        }
        return new DailyPage.Papers(
                events, rows.size(), new Seen(etag, contents), rejections, suspicion(day, rows.size(), now));
    }

    /** A day that is not over yet may not be open; the zone of the source's days is not known, so neither may the next. */
    private static @Nullable Gap notThere(LocalDate day, Answer answer, PollContext context) {
        return day.isBefore(today(context.clock().instant()).minusDays(1))
                ? new Gap(day.toString(), Gap.State.MISSING, "Hugging Face answered " + answer.status())
                : null;
    }

    private static @Nullable Gap suspicion(LocalDate day, int rows, Instant now) {
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        if (rows == 0 && !weekend && day.isBefore(today(now).minusDays(1))) {
            return new Gap(day.toString(), Gap.State.SUSPICIOUS, "No papers on a weekday");
        }
        return rows < FULL
                ? null
                : new Gap(day.toString(), Gap.State.SUSPICIOUS, rows + " papers fill the page; there may be more");
    }

    static LocalDate today(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }
}
