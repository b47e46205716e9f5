package dev.framewatch.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.framewatch.event.Kind;
import dev.framewatch.event.Source;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Why a source's figures of some days are not what they seem. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Caveat(
        @Schema(
                description = "`gap`: events of these days are missing. `change`: from this day on the source tells"
                        + " something else than before.")
        What what,

        @Schema(description = "The source.") Source source,

        @Schema(description = "The kinds of events that it is about.")
        Set<Kind> kinds,

        @Schema(description = "The first day.") LocalDate from,

        @Schema(description = "The day after the last; absent: a change lasts.") @Nullable
        LocalDate to,

        @Schema(description = "Whose gap it is; absent with a change.", example = "reddit:posts:pytorch") @Nullable
        String task,

        @Schema(description = "What is wrong with it: `missing`, `corrupt` or `suspicious`.") @Nullable
        String state,

        @Schema(description = "How many gaps these are, on days that follow each other.") @Nullable
        Integer gaps,

        @Schema(description = "The same in a sentence.") String words) {
    /** The kinds of reasons. */
    enum What {
        gap,
        change
    }

    /** Whether a gap has a day in a range, or a change its first. */
    boolean isIn(Days days) {
        LocalDate end = to == null ? from.plusDays(1) : to;
        return !new Days(from, end).within(days).isEmpty();
    }

    /** Whether it is about a kind: a gap about its own kinds, a change about its whole source. */
    boolean isOf(Kind kind) {
        return what == What.change ? source == kind.source() : kinds.contains(kind);
    }
}
