package dev.framewatch.query;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.framewatch.event.Source;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the adoption index said on a day, and what is known of that day now. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Published(
        @Schema(description = "The last day (UTC) of the window.")
        LocalDate on,

        @Schema(description = "What was published; absent: nothing was, for that day.") @Nullable
        Edition edition,

        @Schema(description = "What the events that are held now say of the same window, by the edition's weights.")
        AdoptionIndex now,

        @Schema(description = "The frameworks whose index is another one now, largest change first.")
        List<Correction> corrections,

        @Schema(description = "The shares of the same days that are others now, largest change first.")
        List<ShareCorrection> shareCorrections,

        @JsonIgnore List<Told> figures,

        @Schema(description = "What a reader should know of this answer.")
        List<String> notes)
        implements Table<Published.Told> {
    @Override
    public List<Told> rows() {
        return figures;
    }

    /** What is published of a framework. */
    enum Of {
        index,
        share
    }

    /** A figure of an edition, as CSV and NDJSON show it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Told(
            Of of,
            @Nullable String source,
            @Nullable String kind,
            String framework,
            BigDecimal then,
            BigDecimal now,
            boolean corrected) {}

    /** The figures of a day as they were published, which nothing changes any more. */
    record Edition(
            @Schema(description = "The last day (UTC) of its window.")
            LocalDate day,

            @Schema(description = "When it was published.") Instant published,

            @Schema(description = "The generation of tags that was counted.")
            String generation,

            @Schema(description = "The version of that generation's taxonomy.") @Nullable
            String taxonomy,

            @Schema(description = "The answer of `/api/v1/index` then.")
            Map<String, Object> index,

            @Schema(
                    description =
                            "The answer of `/api/v1/shares` then, of the same days; absent in the first editions.")
            @Nullable
            Map<String, Object> shares) {

        /** The weights that its index was counted with; none where it tells none. */
        Optional<Weights> weights() {
            Map<Source, Double> told = new EnumMap<>(Source.class);
            JsonNode weights = JsonMapper.shared().valueToTree(index).path("weights");
            for (Source source : Weights.SOURCES) {
                for (JsonNode weighed : weights) {
                    if (weighed.path("source").asString("").equals(source.toString())) {
                        told.put(source, weighed.path("weight").asDouble(0));
                    }
                }
            }
            return told.isEmpty() ? Optional.empty() : Optional.of(new Weights(told));
        }
    }

    /** One framework's index then and now. */
    record Correction(String framework, BigDecimal then, BigDecimal now) {}

    /** One framework's share of a kind then and now. */
    record ShareCorrection(String source, String kind, String framework, BigDecimal then, BigDecimal now) {}
}
