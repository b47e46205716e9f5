package dev.framewatch.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When one framework passed another. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Crossovers(
        @Schema(description = "The day (UTC) on which it was computed.")
        LocalDate today,

        @Schema(description = "The generation of tags that was counted; absent: nothing is indexed yet.") @Nullable
        String generation,

        @Schema(description = "The version of that generation's taxonomy.") @Nullable
        String taxonomy,

        @Schema(description = "The newest first; then by source, kind and leader.")
        List<Crossover> crossovers,

        @Schema(description = "What a reader should know of this answer.")
        List<String> notes)
        implements Table<Crossovers.Crossover> {

    @Override
    public List<Crossover> rows() {
        return crossovers;
    }

    /** One framework passes another, which had led it before. */
    record Crossover(
            String source,
            String kind,

            @Schema(description = "The framework that leads from then on.", example = "pytorch")
            String leader,

            @Schema(description = "The framework that led before.", example = "tensorflow")
            String passed,

            @Schema(description = "The first of two windows running in which the intervals are apart.")
            String window,

            @Schema(description = "That window's first day.")
            LocalDate since,

            @Schema(description = "Events of that window that show the use of the leader.")
            long leaderEvents,

            @Schema(description = "Events of that window that show the use of the framework it passed.")
            long passedEvents,

            @Schema(description = "Events of that window that show the use of any framework.")
            long total,

            @Schema(description = "`leaderEvents` over `total`.")
            BigDecimal leaderShare,

            @Schema(description = "Lower end of its 95 % interval, above `high`.")
            BigDecimal low,

            @Schema(description = "`passedEvents` over `total`.")
            BigDecimal passedShare,

            @Schema(description = "Upper end of the 95 % interval of the share that was passed.")
            BigDecimal high,

            @Schema(description = "Where both shares in the two windows are listed.")
            String link) {}
}
