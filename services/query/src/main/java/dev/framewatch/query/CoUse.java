package dev.framewatch.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which frameworks are used together. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CoUse(
        @Schema(description = "The day (UTC) on which it was computed.")
        LocalDate today,

        @Schema(description = "The generation of tags that was counted; absent: nothing is indexed yet.") @Nullable
        String generation,

        @Schema(description = "The version of that generation's taxonomy.") @Nullable
        String taxonomy,

        @Schema(description = "Pairs that some event shows, by window, source, kind and events descending.")
        List<Pair> pairs,

        @Schema(description = "What a reader should know of this answer.")
        List<String> notes)
        implements Table<CoUse.Pair> {

    @Override
    public List<Pair> rows() {
        return pairs;
    }

    /** Two frameworks in the events of one kind and window. */
    record Pair(
            String window,

            @Schema(description = "The window is not over yet, or `from` or `to` cuts it.")
            boolean partial,

            String source,
            String kind,

            @Schema(description = "The first framework by id.", example = "jax")
            String a,

            @Schema(description = "The other framework.", example = "pytorch")
            String b,

            @Schema(description = "Events that show the use of both.")
            long events,

            @Schema(description = "Events that show the use of a.")
            long aEvents,

            @Schema(description = "Events that show the use of b.")
            long bEvents,

            @Schema(description = "Events that show the use of any framework.")
            long total,

            @Schema(description = "How many times as often they meet as they would by chance.")
            BigDecimal lift,

            @Schema(description = "Lower end of the lift's 95 % interval.")
            BigDecimal liftLow,

            @Schema(description = "Upper end of the lift's 95 % interval.")
            BigDecimal liftHigh,

            @Schema(description = "`events` over those that show a or b.")
            BigDecimal jaccard,

            @Schema(description = "Lower end of its 95 % interval, that of a pair which was seen; of a single event 0.")
            BigDecimal low,

            @Schema(description = "Upper end of its 95 % interval.")
            BigDecimal high,

            @Schema(description = "Where the events that show both are listed.")
            String link) {}
}
