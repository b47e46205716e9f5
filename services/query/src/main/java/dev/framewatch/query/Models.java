package dev.framewatch.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How many models Hugging Face has for each framework, day by day. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Models(
        @Schema(description = "The day (UTC) on which they were read.")
        LocalDate today,

        @Schema(description = "The generation that was read; absent: nothing is indexed yet.") @Nullable
        String generation,

        @Schema(description = "By day, newest first, `any` descending and framework.")
        List<Library> libraries,

        @Schema(description = "Models whose library nobody tells, by day, newest first.")
        List<Unknown> unknown,

        @Schema(description = "What a reader should know of this answer.")
        List<String> notes)
        implements Table<Models.Library> {
    @Override
    public List<Library> rows() {
        return libraries;
    }

    /** One framework's models on a day. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Library(
            LocalDate day,
            String framework,

            @Schema(description = "Models for it and no other framework.")
            long exclusive,

            @Schema(description = "Models for it, perhaps among others.")
            long any,

            @Schema(description = "`exclusive` over the sum of all frameworks' `exclusive`.") @Nullable
            BigDecimal share,

            @Schema(description = "Where the count is told.")
            String link) {}

    /** How many models name no library. */
    record Unknown(
            LocalDate day,
            long models,

            @Schema(description = "Where the count is told.")
            String link) {}
}
