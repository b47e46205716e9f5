package dev.framewatch.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How much the use of frameworks is in the hands of few. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Concentration(
        @Schema(description = "The day (UTC) on which it was computed.")
        LocalDate today,

        @Schema(description = "The generation of tags that was counted; absent: nothing is indexed yet.") @Nullable
        String generation,

        @Schema(description = "The version of that generation's taxonomy.") @Nullable
        String taxonomy,

        @Schema(description = "By window, source and kind; those without a framework are not listed.")
        List<Held> windows,

        @Schema(description = "What a reader should know of this answer.")
        List<String> notes)
        implements Table<Concentration.Held> {

    @Override
    public List<Held> rows() {
        return windows;
    }

    /** The concentration of a kind in a window. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Held(
            String window,

            @Schema(description = "The window is not over yet, or `from` or `to` cuts it.")
            boolean partial,

            String source,
            String kind,

            @Schema(
                    description =
                            "Herfindahl–Hirschman index of the shares scaled to sum 1: near 0, many; 1, one alone.")
            BigDecimal hhi,

            @Schema(description = "Lower end of its 95 % interval; absent: fewer than 30 uses.") @Nullable
            BigDecimal low,

            @Schema(description = "Upper end of its 95 % interval; absent: fewer than 30 uses.") @Nullable
            BigDecimal high,

            @Schema(description = "1 over `hhi`: so many frameworks of equal size would be as concentrated.")
            BigDecimal effective,

            @Schema(description = "The framework with the most events; of equal ones the first by id.")
            String leader,

            @Schema(description = "Its events.") long leaderEvents,

            @Schema(description = "Events over all frameworks, one with two frameworks counted twice.")
            long uses,

            @Schema(description = "Events that show the use of any framework.")
            long total,

            @Schema(description = "Where the shares are listed.")
            String link) {}
}
