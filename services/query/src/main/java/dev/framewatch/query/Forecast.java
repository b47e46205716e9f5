package dev.framewatch.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the next windows' shares will be if things go on as they did, and how wrong that was in the past. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Forecast(
        @Schema(description = "The day (UTC) on which it was computed.")
        LocalDate today,

        @Schema(description = "The generation of tags that was counted; absent: nothing is indexed yet.") @Nullable
        String generation,

        @Schema(description = "The version of that generation's taxonomy.") @Nullable
        String taxonomy,

        @Schema(description = "By source, kind, framework and window.")
        List<Ahead> forecasts,

        @Schema(description = "How wrong such forecasts were, for each of `forecasts`, in the same order.")
        List<Miss> error,

        @Schema(description = "What has no forecast, and why.")
        List<Refusal> refused,

        @Schema(description = "What a reader should know of this answer.")
        List<String> notes)
        implements Table<Forecast.Ahead> {

    @Override
    public List<Ahead> rows() {
        return forecasts;
    }

    /** The share of a framework that is expected in a window to come. */
    record Ahead(
            String source,
            String kind,

            @Schema(description = "The framework's id.", example = "pytorch")
            String framework,

            @Schema(description = "The window; the first is the one that runs today.", example = "2026-12")
            String window,

            @Schema(description = "Its first day.") LocalDate from,

            @Schema(description = "The day after its last.") LocalDate to,

            @Schema(description = "How many windows after the last whole one.")
            int ahead,

            @Schema(description = "The share that is expected.")
            BigDecimal share,

            @Schema(description = "Lower end of the band that 95 % of such shares lie in.")
            BigDecimal low,

            @Schema(description = "Upper end of that band.") BigDecimal high,

            @Schema(description = "Where the shares that it goes on from are listed.")
            String link) {}

    /** How wrong the forecasts were that the same rule would have made at the ends of past windows. */
    record Miss(
            String source,
            String kind,
            String framework,
            int ahead,

            @Schema(description = "How many past windows were forecast.")
            int windows,

            @Schema(description = "Mean distance of the forecast from the share that came.")
            BigDecimal meanAbsolute,

            @Schema(description = "The same for the forecast that nothing changes.")
            BigDecimal unchanged,

            @Schema(description = "The part of these windows whose share lay within the band; it should be 0.95.")
            BigDecimal coverage) {}

    /** Why there is none. */
    record Refusal(String source, String kind, @Nullable String framework, String reason) {}
}
