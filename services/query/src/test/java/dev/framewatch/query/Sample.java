package dev.framewatch.query;

import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.Draft;
import dev.framewatch.event.Kind;
import dev.framewatch.event.Precision;
import dev.framewatch.event.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Classified events, each with what a test says and defaults for the rest. */
final class Sample {
    private static final Instant OBSERVED = Instant.parse("2026-11-23T11:00:00Z");

    private Sample() {}

    /** One of a kind on a day, which its source knows to the day. */
    static AdoptionEvent event(Kind kind, int number, String day, Tag... tags) {
        return event(kind, number, LocalDate.parse(day), Precision.DAY, tags);
    }

    static AdoptionEvent event(Kind kind, int number, LocalDate day, Precision precision, Tag... tags) {
        return at(kind, number, day.atTime(number % 24, 30).toInstant(ZoneOffset.UTC), precision, tags);
    }

    static AdoptionEvent at(Kind kind, int number, Instant time, Precision precision, Tag... tags) {
        Draft draft = AdoptionEvent.draft(kind.source(), kind, "n/" + number + "#x")
                .revision(OBSERVED)
                .occurred(time, precision)
                .observed(OBSERVED)
                .url("https://example.org/" + number)
                .title("Number " + number)
                .text("The text of number " + number)
                .dependency("torch");
        return draft.event().tagged(List.of(tags), "2026.1");
    }
}
