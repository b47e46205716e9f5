package dev.framewatch.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The adoption index of each framework, with all that is needed to check it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AdoptionIndex(
        @Schema(description = "The day (UTC) on which it was computed.")
        LocalDate today,

        @Schema(description = "The generation of tags that was counted; absent: nothing is indexed yet.") @Nullable
        String generation,

        @Schema(description = "The version of that generation's taxonomy.") @Nullable
        String taxonomy,

        @Schema(description = "The days that were counted.") Range window,

        @Schema(description = "How much each source counts.")
        List<Weighed> weights,

        @Schema(description = "By index descending; equal ones by id.")
        List<Ranked> ranking,

        @Schema(description = "How the ranking depends on the weights.")
        List<Sensitivity> sensitivity,

        @Schema(description = "What a reader should know of this answer.")
        List<String> notes)
        implements Table<AdoptionIndex.Ranked> {

    @Override
    public List<Ranked> rows() {
        return ranking;
    }

    /** A range of days. */
    record Range(
            @Schema(description = "Its first day.") LocalDate from,

            @Schema(description = "The day after its last.") LocalDate to) {}

    /** The weight of a source. */
    record Weighed(
            String source,

            @Schema(description = "The weight that was asked for, or that is configured.")
            BigDecimal weight,

            @Schema(description = "What it came to: sources without events are left out, the others sum to 1.")
            BigDecimal used,

            @Schema(description = "Its events that show the use of any framework.")
            long total) {}

    /** One framework's index. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Ranked(
            @Schema(description = "The framework's id.", example = "pytorch")
            String framework,

            @Schema(description = "The weighted mean of the sources' shares, 0 to 100.")
            BigDecimal index,

            @Schema(description = "Lower end of its 95 % interval.")
            BigDecimal low,

            @Schema(description = "Upper end of its 95 % interval.")
            BigDecimal high,

            @Schema(description = "1 and how many have a higher index; equal ones share a rank.")
            int rank,

            @Schema(description = "Against the window of the same length 30 days before; absent: it had no events.")
            @Nullable
            Change change,

            @Schema(description = "What it is the mean of.") List<Part> sources) {}

    /** How much has changed. */
    record Change(
            @Schema(description = "Points of the index gained; below 0: lost.")
            BigDecimal index,

            @Schema(description = "Ranks gained; below 0: lost.")
            int rank,

            @Schema(description = "The day after the last of the window before.")
            LocalDate since) {}

    /** One framework's share in one source. */
    record Part(
            String source,

            @Schema(description = "Numerator: events that show its use.")
            long events,

            @Schema(description = "Denominator: events that show the use of any framework.")
            long total,

            @Schema(description = "`events` over `total`.") BigDecimal share,

            @Schema(description = "Lower end of its 95 % Wilson interval.")
            BigDecimal low,

            @Schema(description = "Upper end of its 95 % Wilson interval.")
            BigDecimal high,

            @Schema(description = "Where the events of the numerator are listed.")
            String link) {}

    /** The ranks that a framework would have under other weights, all in steps of a tenth and those of this answer. */
    record Sensitivity(
            String framework,

            @Schema(description = "The best rank that some weights give it.")
            int best,

            @Schema(description = "The worst.") int worst) {}
}
