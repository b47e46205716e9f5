package dev.framewatch.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rules in force. */
record RuleList(@Schema(description = "By id.") List<Entry> rules) {
    /** One of them. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Entry(
            String id,
            Rule.Type type,

            @Schema(description = "`settings`, or `api`: only those can be deleted here.", example = "api")
            String origin,

            @Schema(description = "When it was given over the API.") @Nullable
            Instant created,

            @Schema(description = "The host that its alerts are sent to; the address may be a secret.") @Nullable
            String webhook,

            @Schema(description = "The other words that it was given in.")
            Map<String, String> words) {}
}
