package dev.framewatch.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A page of events, newest first. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EventPage(
        @Schema(description = "How many events all the pages hold.")
        long total,

        @Schema(
                description = "The generation of tags that they are from, the same on all pages; absent: nothing is"
                        + " indexed yet.")
        @Nullable
        String generation,

        @Schema(description = "The version of that generation's taxonomy.") @Nullable
        String taxonomy,

        @ArraySchema(
                schema = @Schema(ref = ApiDescription.EVENT),
                arraySchema =
                        @Schema(
                                description = "Each as it was indexed, with its tags, their evidence and a link to its"
                                        + " source (`url`); without text, dependencies and activity, which"
                                        + " /api/v1/event has."))
        List<Map<String, Object>> events,

        @Schema(description = "The address of the next page; absent on the last.") @Nullable
        String next,

        @Schema(description = "What a reader should know of this answer.")
        List<String> notes)
        implements Table<EventPage.Line> {

    /** An event as a line of a spreadsheet has place for it. */
    record Line(
            @Nullable Object id,
            @Nullable Object source,
            @Nullable Object kind,
            @Nullable Object occurredAt,
            @Nullable Object precision,
            @Nullable Object url,
            @Nullable Object title,
            @Nullable Object language,
            @Nullable Object taxonomy,
            @Nullable Object signature) {
        private static Line of(Map<String, Object> event) {
            return new Line(
                    event.get("id"),
                    event.get("source"),
                    event.get("kind"),
                    event.get("occurredAt"),
                    event.get("precision"),
                    event.get("url"),
                    event.get("title"),
                    event.get("language"),
                    event.get("taxonomy"),
                    event.get("signature"));
        }
    }

    @Override
    public List<Line> rows() {
        return events.stream().map(Line::of).toList();
    }

    @Override
    public List<?> lines() {
        return events;
    }
}
