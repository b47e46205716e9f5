package dev.framewatch.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The adoption index of each framework, window by window. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record IndexHistory(
        @Schema(description = "The day (UTC) on which it was computed.")
        LocalDate today,

        @Schema(description = "The generation of tags that was counted; absent: nothing is indexed yet.") @Nullable
        String generation,

        @Schema(description = "The version of that generation's taxonomy.") @Nullable
        String taxonomy,

        @Schema(description = "Each window in which a source that has a weight has events.")
        List<Mixed> windows,

        @Schema(description = "By window, index descending and framework.")
        List<Point> points,

        @Schema(description = "What a reader should know of this answer.")
        List<String> notes)
        implements Table<IndexHistory.Point> {

    @Override
    public List<Point> rows() {
        return points;
    }

    /** What the index of a window is made of. */
    record Mixed(
            String window,

            @Schema(description = "Its first day.") LocalDate from,

            @Schema(description = "The day after its last.") LocalDate to,

            @Schema(description = "It is not over yet, or `from` or `to` cuts it.")
            boolean partial,

            @Schema(description = "The sources that have events in it, and their weights.")
            List<AdoptionIndex.Weighed> weights) {}

    /** One framework's index in a window. */
    record Point(
            String window,

            @Schema(description = "Its first day.") LocalDate from,

            @Schema(description = "The day after its last.") LocalDate to,

            @Schema(description = "The framework's id.", example = "pytorch")
            String framework,

            @Schema(description = "The weighted mean of the sources' shares, 0 to 100.")
            BigDecimal index,

            @Schema(description = "Lower end of its 95 % interval.")
            BigDecimal low,

            @Schema(description = "Upper end of its 95 % interval.")
            BigDecimal high,

            @Schema(description = "Where the shares that it is the mean of are listed, by kind.")
            String link) {}
}
