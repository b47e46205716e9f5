package dev.framewatch.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which frameworks gain and which lose, and how fast. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Momentum(
        @Schema(description = "The day (UTC) on which it was computed.")
        LocalDate today,

        @Schema(description = "The generation of tags that was counted; absent: nothing is indexed yet.") @Nullable
        String generation,

        @Schema(description = "The version of that generation's taxonomy.") @Nullable
        String taxonomy,

        @Schema(description = "By source, kind, and slope descending.")
        List<Slope> frameworks,

        @Schema(description = "What a reader should know of this answer.")
        List<String> notes)
        implements Table<Momentum.Slope> {

    @Override
    public List<Slope> rows() {
        return frameworks;
    }

    /** How one framework's share of a kind moves. */
    record Slope(
            String source,
            String kind,

            @Schema(description = "The framework's id.", example = "pytorch")
            String framework,

            @Schema(description = "Change of the log-odds of its share from a window to the next, half a count added.")
            BigDecimal slope,

            @Schema(description = "Lower end of the slope's 95 % interval; above 0: it surely gains.")
            BigDecimal low,

            @Schema(description = "Upper end of the slope's 95 % interval; below 0: it surely loses.")
            BigDecimal high,

            @Schema(description = "How many of the last six whole windows have events and took part.")
            int windows,

            @Schema(description = "First day of the first of the windows.")
            LocalDate from,

            @Schema(description = "The day after the last of the windows.")
            LocalDate to,

            @Schema(description = "Numerator: events that show its use, in all the windows.")
            long events,

            @Schema(description = "Denominator: events that show the use of any framework, in all the windows.")
            long total,

            @Schema(description = "`events` over `total`.") BigDecimal share,

            @Schema(description = "Where the shares that the slope goes through are listed.")
            String link) {}
}
