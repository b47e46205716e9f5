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

    /** What the verdict comes of, so that a page can say it in another language. */
    enum Because {
        AS_NEAR("as near as the claim was rounded", Verdict.STILL_SO),
        HIGHER("higher", Verdict.NO_LONGER),
        LOWER("lower", Verdict.NO_LONGER),
        LEADS("surely more than half", Verdict.STILL_SO),
        TRAILS("surely less than half", Verdict.NO_LONGER),
        LEVEL("not surely more or less than half", Verdict.CANNOT_BE_MEASURED),
        NO_VENUES("not measured", Verdict.CANNOT_BE_MEASURED),
        NO_WINDOW("not measured", Verdict.CANNOT_BE_MEASURED);

        private final String text;
        private final Verdict verdict;

        Because(String text, Verdict verdict) {
            this.text = text;
            this.verdict = verdict;
        }

        /** In words, within a sentence. */
        String text() {
            return text;
        }

        Verdict verdict() {
            return verdict;
        }

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

            @Schema(description = "The framework that it is about; absent: any.") @Nullable
            String framework,

            @Schema(description = "The figure of then.") Then then,

            @Schema(
                    description = "The last whole window of the series, or the one that the claim is about; absent:"
                            + " there is none.")
            @Nullable
            Point now,

            @Schema(description = "The same figure over time, earliest first.")
            List<Point> series,

            Verdict verdict,

            @Schema(description = "Why, in a word.") Because because,

            @Schema(description = "Why, in a sentence.") String reason,

            @Schema(description = "Where the counts are listed from which each figure can be made again.")
            String query) {}

    /** A figure of the article. */
    record Then(
            @Schema(description = "A proportion, 0 to 1, or a number of events.")
            BigDecimal figure,

            @Schema(description = "`share`, `events`, or `more-than`: a share that is to be exceeded.")
            String unit,

            @Schema(description = "How far the verdict lets today's interval be from it.")
            BigDecimal tolerance,

            @Schema(description = "Where it is from, and how far it can be trusted.")
            String source) {}

    /** The figure in a window. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Point(
            String window,

            @Schema(description = "The window is not over yet; it decides nothing.")
            boolean partial,

            BigDecimal figure,
            BigDecimal low,
            BigDecimal high,

            @Schema(description = "Numerator.") long events,
            @Schema(description = "Denominator.") long total,

            @Schema(description = "Where the events of the numerator are listed; absent: there are none.") @Nullable
            String link) {}
}
