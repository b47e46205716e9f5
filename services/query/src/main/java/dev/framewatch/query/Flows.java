package dev.framewatch.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who moves from which framework to which. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Flows(
        @Schema(description = "The day (UTC) on which it was computed.")
        LocalDate today,

        @Schema(description = "The generation of tags that was counted; absent: nothing is indexed yet.") @Nullable
        String generation,

        @Schema(description = "The version of that generation's taxonomy.") @Nullable
        String taxonomy,

        @Schema(description = "By window, source, kind and events descending.")
        List<Flow> flows,

        @Schema(description = "What a reader should know of this answer.")
        List<String> notes)
        implements Table<Flows.Flow> {

    @Override
    public List<Flow> rows() {
        return flows;
    }

    /** The moves from one framework to another in a kind and window. */
    record Flow(
            String window,

            @Schema(description = "The window is not over yet, or `from` or `to` cuts it.")
            boolean partial,

            String source,
            String kind,

            @Schema(description = "The framework that is left.", example = "tensorflow")
            String from,

            @Schema(description = "The framework that is taken up.", example = "pytorch")
            String to,

            @Schema(description = "Numerator: events that say so.")
            long events,

            @Schema(description = "Denominator: events that tell of any move.")
            long total,

            @Schema(description = "`events` over `total`.") BigDecimal share,

            @Schema(description = "Lower end of its 95 % interval, that of a flow which was seen; of a single event 0.")
            BigDecimal low,

            @Schema(description = "Upper end of its 95 % interval.")
            BigDecimal high,

            @Schema(description = "Where the events of the numerator are listed.")
            String link) {}
}
