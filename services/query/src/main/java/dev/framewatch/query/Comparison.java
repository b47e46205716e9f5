package dev.framewatch.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The claims of a well-known comparison of 2022, each beside what is measured today. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Comparison(
        @Schema(description = "The day (UTC) on which it was measured.")
        LocalDate today,

        @Schema(description = "What is compared with.") String article,

        @Schema(description = "Claim by claim.") List<Compared> claims,

        @Schema(description = "What a reader should know of this answer.")
        List<String> notes)
        implements Table<Comparison.Compared> {
    @Override
    public List<Compared> rows() {
        return claims;
    }

    /** What has become of a claim. */
    enum Verdict {
        STILL_SO,
        NO_LONGER,
        CANNOT_BE_MEASURED;

        @JsonValue
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** One claim. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Compared(
            String id,

            @Schema(description = "What was said, in our words.")
            String claim,

            @Schema(description = "The figure of then.") Then then,

            @Schema(description = "The last whole window of the series; absent: there is none.") @Nullable
            Point now,

            @Schema(description = "The same figure over time, earliest first.")
            List<Point> series,

            Verdict verdict,

            @Schema(description = "Why.") String reason,

            @Schema(description = "Where the counts of it are listed.")
            String query) {}

    /** A figure of the article. */
    record Then(
            @Schema(description = "A proportion, 0 to 1, or a number of events.")
            BigDecimal figure,

            @Schema(description = "`share` or `events`.") String unit,

            @Schema(description = "How far the verdict lets today's interval be from it.")
            BigDecimal tolerance,

            @Schema(description = "Where it is from, and how far it can be trusted.")
            String source) {}

    /** The figure in a window. */
    record Point(
            String window,

            @Schema(description = "The window is not over yet; it decides nothing.")
            boolean partial,

            BigDecimal figure,
            BigDecimal low,
            BigDecimal high,

            @Schema(description = "Numerator.") long events,
            @Schema(description = "Denominator.") long total) {}
}
