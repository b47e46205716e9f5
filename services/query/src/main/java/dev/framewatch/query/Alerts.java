package dev.framewatch.query;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** What the rules told. */
record Alerts(
        @Schema(description = "The last raised first.") List<Alert> alerts,

        @Schema(description = "What a reader should know of this answer.")
        List<String> notes)
        implements Table<Alert> {
    @Override
    public List<Alert> rows() {
        return alerts;
    }
}
