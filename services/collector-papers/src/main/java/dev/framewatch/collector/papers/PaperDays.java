package dev.framewatch.collector.papers;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.framewatch.collector.Fields;
import dev.framewatch.collector.Span;
import dev.framewatch.collector.http.Answer;
import dev.framewatch.collector.papers.PaperDay.Seen;
import dev.framewatch.collector.papers.PaperLists.Listed;
import dev.framewatch.collector.poll.Gap;
import dev.framewatch.collector.poll.Poll.LimitedUntil;
import dev.framewatch.collector.poll.PollContext;
import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.InvalidEvent;
import dev.framewatch.event.Kind;
import dev.framewatch.kafka.Rejection;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The papers of a source by day, all pages of a day together. */
record PaperDays(PaperLists lists) {
    private static final int MOST_PAGES = 50;

    /** Asks for a day; what the rows held when it was seen before is left out. */
    PaperDay day(String task, LocalDate day, Seen seen, PollContext context) {
        Reading reading = new Reading(task, day, seen, context.clock());
        for (int page = 0; reading.more; page++) {
            Answer answer = lists.ask(day, page, seen.etag(page), context);
            Optional<LimitedUntil> limited = lists.limited(answer, context);
            if (limited.isPresent()) {
                return new PaperDay.Limited(limited.get());
            }
            if (answer.isNotModified()) {
                reading.unchanged(page);
            } else if (answer.isOk()) {
                reading.add(page, answer);
            } else if (answer.status() == 400 || answer.status() == 404) {
                reading.notThere(page, answer.status());
            } else {
                throw answer.failure();
            }
        }
        return reading.changed ? reading.papers() : new PaperDay.Unchanged();
    }

    static LocalDate today(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    /** What the pages of a day held so far. */
    private final class Reading {
        private final String task;
        private final LocalDate day;
        private final Seen seen;
        private final Clock clock;
        private final List<AdoptionEvent> events = new ArrayList<>();
        private final List<Rejection> rejections = new ArrayList<>();
        private final List<String> etags = new ArrayList<>();
        private final Map<String, Long> contents;
        private final Set<JsonNode> rows = new HashSet<>();
        private final Set<String> ids = new HashSet<>();
        private int fetched;
        private boolean changed;
        private boolean more = true;
        private @Nullable Gap gap;
        /** When the last answer came; what it tells was so by then, and perhaps not before it was asked for. */
        private Instant now;

        Reading(String task, LocalDate day, Seen seen, Clock clock) {
            this.task = task;
            this.day = day;
            this.seen = seen;
            this.clock = clock;
            this.now = clock.instant();
            this.contents = new HashMap<>(seen.papers());
        }

        PaperDay.Papers papers() {
            return new PaperDay.Papers(events, fetched, new Seen(etags, contents), rejections, gap);
        }

        void unchanged(int page) {
            etags.add(Objects.requireNonNullElse(seen.etag(page), ""));
            more = page + 1 < seen.pages();
        }

        void add(int page, Answer answer) {
            now = clock.instant();
            changed = true;
            Listed listed = lists.listed(day, page, answer);
            boolean fresh = rows.addAll(listed.rows());
            if (page == 0 || fresh || listed.rows().isEmpty()) {
                String etag = answer.header("ETag");
                etags.add(etag == null ? "" : etag);
                listed.rows().forEach(this::read);
            }
            if (listed.doubt() != null) {
                suspect(listed.doubt());
            } else if (page > 0 && !fresh && !listed.rows().isEmpty()) {
                suspect("Page " + (page + 1) + " repeats those before it; there may be more papers");
            } else if (page == 0 && listed.rows().isEmpty()) {
                more = false;
                suspectEmptiness();
            } else if (listed.more() && page + 1 == MOST_PAGES) {
                suspect(MOST_PAGES + " pages are full; there may be more papers");
            } else {
                more = listed.more();
            }
        }

        /** A day that is not over yet may not be open; the zone of the source's days is not known, so neither may the next. */
        void notThere(int page, int status) {
            changed = true;
            more = false;
            if (day.isBefore(today(now).minusDays(1))) {
                gap = gap(page == 0 ? Gap.State.MISSING : Gap.State.SUSPICIOUS, lists.source() + " answered " + status);
            }
        }

        private void suspectEmptiness() {
            boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
            if (!weekend && day.isBefore(today(now).minusDays(1))) {
                suspect("No papers on a weekday");
            }
        }

        private void suspect(String reason) {
            more = false;
            gap = gap(Gap.State.SUSPICIOUS, reason);
        }

        private Gap gap(Gap.State state, String reason) {
            Instant from = day.atStartOfDay(ZoneOffset.UTC).toInstant();
            Span span = new Span(from, from.plus(Duration.ofDays(1)));
            return new Gap(day.toString(), state, reason).of(span, Kind.PAPER, Kind.CODE);
        }

        private void read(JsonNode row) {
            int number = fetched++;
            try {
                for (AdoptionEvent event : lists.read(new Fields(row), now)) {
                    if (ids.add(event.id()) && isNew(event)) {
                        events.add(event);
                    }
                }
            } catch (InvalidEvent invalid) {
                rejections.add(Rejection.collected(
                                task + "/" + day + "#" + number,
                                String.valueOf(invalid.getMessage()),
                                now,
                                row.toString().getBytes(UTF_8))
                        .about(invalid.id()));
            }
        }

        private boolean isNew(AdoptionEvent event) {
            Optional<Long> content = lists.content(event);
            content.ifPresent(sum -> contents.put(event.id(), sum));
            return content.isEmpty() || !content.get().equals(seen.papers().get(event.id()));
        }
    }
}
