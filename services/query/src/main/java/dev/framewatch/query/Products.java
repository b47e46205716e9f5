package dev.framewatch.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How often events show the products around the frameworks, and the frameworks by the products of an axis. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Products(
        @Schema(description = "The day (UTC) on which they were counted.")
        LocalDate today,

        @Schema(description = "The generation of tags that was counted; absent: nothing is indexed yet.") @Nullable
        String generation,

        @Schema(description = "The version of that generation's taxonomy.") @Nullable
        String taxonomy,

        @Schema(description = "By window, source, kind, axis, events descending and product.")
        List<Shown> products,

        @Schema(description = "The frameworks by the products of an axis, in the same order.")
        List<Side> axes,

        @Schema(description = "What a reader should know of this answer.")
        List<String> notes)
        implements Table<Products.Shown> {
    @Override
    public List<Shown> rows() {
        return products;
    }

    /** One product in a window of a kind. */
    record Shown(
            String window,

            @Schema(description = "The window is not over yet, or `from` or `to` cuts it.")
            boolean partial,

            String source,
            String kind,

            @Schema(description = "The side of the comparison.", example = "deployment")
            String axis,

            @Schema(description = "The product's id.", example = "torchserve")
            String product,

            @Schema(description = "Its name.", example = "TorchServe")
            String name,

            @Schema(description = "The frameworks that it serves.")
            List<String> frameworks,

            @Schema(description = "Numerator: events that show it, in whatever role.")
            long events,

            @Schema(description = "Denominator: events that show any product of the axis.")
            long total,

            @Schema(description = "`events` over `total`.") BigDecimal share,

            @Schema(description = "Lower end of its 95 % Wilson interval.")
            BigDecimal low,

            @Schema(description = "Upper end of its 95 % Wilson interval.")
            BigDecimal high,

            @Schema(description = "Where the events of the numerator are listed.")
            String link) {}

    /** One framework by its products of an axis, each event once. */
    record Side(
            String window,

            @Schema(description = "The window is not over yet, or `from` or `to` cuts it.")
            boolean partial,

            String source,
            String kind,
            String axis,
            String framework,

            @Schema(description = "Numerator: events that show any of the framework's products of the axis.")
            long events,

            @Schema(description = "Denominator: events that show any product of the axis.")
            long total,

            @Schema(description = "`events` over `total`.") BigDecimal share,

            @Schema(description = "Lower end of its 95 % Wilson interval.")
            BigDecimal low,

            @Schema(description = "Upper end of its 95 % Wilson interval.")
            BigDecimal high,

            @Schema(description = "Where the events of the numerator are listed.")
            String link) {}
}
