package dev.framewatch.query;

import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.Draft;
import dev.framewatch.event.Flag;
import dev.framewatch.event.Kind;
import dev.framewatch.event.Precision;
import dev.framewatch.event.Source;
import dev.framewatch.event.Tag;
import dev.framewatch.event.Venue;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Classified events, each with what a test says and defaults for the rest. */
final class Sample {
    private static final Instant OBSERVED = Instant.parse("2026-11-23T11:00:00Z");

    /** What every answer says of its sources. */
    static final String SOURCES = """
            [{"source":"github","licence":"GitHub Terms of Service",
            "address":"https://docs.github.com/en/site-policy/github-terms/github-terms-of-service"},
            {"source":"reddit","licence":"Reddit Data API Terms",
            "address":"https://redditinc.com/policies/data-api-terms"},
            {"source":"papers","licence":"CC-BY-SA-4.0",
            "address":"https://creativecommons.org/licenses/by-sa/4.0/"},
            {"source":"huggingface","licence":"Hugging Face Terms of Service",
            "address":"https://huggingface.co/terms-of-service"}]""".replace("\n", "");

    private Sample() {}

    /** One of a kind on a day, which its source knows to the day. */
    static AdoptionEvent event(Kind kind, int number, String day, Tag... tags) {
        return event(kind, number, LocalDate.parse(day), Precision.DAY, tags);
    }

    static AdoptionEvent event(Kind kind, int number, LocalDate day, Precision precision, Tag... tags) {
        return at(kind, number, day.atTime(number % 24, 30).toInstant(ZoneOffset.UTC), precision, tags);
    }

    /** One on a day, with flags. */
    static AdoptionEvent flagged(
            Kind kind, int number, LocalDate day, Precision precision, Set<Flag> flags, Tag... tags) {
        Draft draft = draft(kind, number, day.atTime(number % 24, 30).toInstant(ZoneOffset.UTC), precision);
        flags.forEach(flag -> draft.flag(flag, true));
        return draft.event().tagged(List.of(tags), "2026.1");
    }

    /** A paper of some proceedings. */
    static AdoptionEvent paper(int number, LocalDate day, Precision precision, String proceedings, Tag... tags) {
        return draft(Kind.PAPER, number, day.atTime(number % 24, 30).toInstant(ZoneOffset.UTC), precision)
                .topic(Venue.topic(proceedings))
                .event()
                .tagged(List.of(tags), "2026.1");
    }

    /** One of an owner, of posts and comments an author, with flags; absent: its source does not say whose it is. */
    static AdoptionEvent owned(
            Kind kind,
            int number,
            LocalDate day,
            Precision precision,
            @Nullable String owner,
            Set<Flag> flags,
            Tag... tags) {
        Draft draft = draft(kind, number, day.atTime(number % 24, 30).toInstant(ZoneOffset.UTC), precision);
        flags.forEach(flag -> draft.flag(flag, true));
        return (kind.source() == Source.REDDIT ? draft.author(owner) : draft.owner(owner))
                .event()
                .tagged(List.of(tags), "2026.1");
    }

    static AdoptionEvent at(Kind kind, int number, Instant time, Precision precision, Tag... tags) {
        return draft(kind, number, time, precision).event().tagged(List.of(tags), "2026.1");
    }

    private static Draft draft(Kind kind, int number, Instant time, Precision precision) {
        return AdoptionEvent.draft(kind.source(), kind, "n/" + number + "#x")
                .revision(OBSERVED)
                .occurred(time, precision)
                .observed(OBSERVED)
                .url("https://example.org/" + number)
                .title("Number " + number)
                .text("The text of number " + number)
                .dependency("torch");
    }
}
