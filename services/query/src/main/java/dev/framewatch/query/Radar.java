package dev.framewatch.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Names that rise in events without a tag, with all that is needed to check them. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Radar(
        @Schema(description = "The generation of tags that was read; absent: nothing is indexed yet.") @Nullable
        String generation,

        @Schema(description = "The version of that generation's taxonomy.") @Nullable
        String taxonomy,

        @Schema(description = "The windows that were compared, a pair for each kind that has events.")
        List<Compared> windows,

        @Schema(description = "How many names rise, those beyond the limit included.")
        long total,

        @Schema(description = "The names, by `low` descending.")
        List<Rising> rising,

        @Schema(description = "What a reader should know of this answer.")
        List<String> notes)
        implements Table<Radar.Rising> {

    @Override
    public List<Rising> rows() {
        return rising;
    }

    /** The recent window of a kind and the one of the same length before it. */
    record Compared(
            String source,
            String kind,

            @Schema(description = "The first day of the window before.")
            LocalDate before,

            @Schema(description = "The first day of the recent window, the day after the last of the one before.")
            LocalDate from,

            @Schema(description = "The day after the last of the recent window.")
            LocalDate to,

            @Schema(description = "Events without a tag in the recent window.")
            long untagged,

            @Schema(description = "Events without a tag that are dated too coarsely for these windows.")
            long leftOut) {}

    /** One name of one kind of events. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Rising(
            String source,
            String kind,

            @Schema(description = "Where it stands.", example = "dependency")
            String field,

            @Schema(description = "The package or topic, as the events have it.")
            String name,

            @Schema(description = "Events without a tag that have it in the recent window.")
            long events,

            @Schema(description = "Events without a tag that have any name in this field in the recent window.")
            long of,

            @Schema(description = "As `events`, in the window before.")
            long eventsBefore,

            @Schema(description = "As `of`, in the window before.")
            long ofBefore,

            @Schema(description = "How many times as frequent it is, half a count added to each of the four.")
            BigDecimal ratio,

            @Schema(description = "Lower end of the ratio's 95 % interval; above 1.")
            BigDecimal low,

            @Schema(description = "Upper end of the ratio's 95 % interval.")
            BigDecimal high,

            @Schema(description = "Accounts behind `events`; absent where the source names none.") @Nullable
            Long accounts,

            @Schema(description = "The first day (UTC) of any event of the kind that has it, with tags or without.")
            LocalDate firstSeen,

            @Schema(description = "The newest of `events`, at most three.")
            List<Example> examples) {}

    /** An event that has the name. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Example(
            String id,
            @Nullable String title,

            @Schema(description = "Its place at its source.") @Nullable
            String url,

            @Schema(description = "Where it is shown whole.")
            String link) {}
}
