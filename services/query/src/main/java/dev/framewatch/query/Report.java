package dev.framewatch.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a reader says is wrong with the tags of an event. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Report(
        String id,

        @Schema(description = "When it was made.") Instant at,

        @Schema(description = "The event's id.", example = "github:repository:41881900")
        String event,

        @Schema(description = "The framework's id; absent: one that has none.", example = "pytorch") @Nullable
        String framework,

        @Schema(description = "`tag`: the event shows no such thing. `missing`: it shows it, and has no tag.")
        Wrong wrong,

        @Schema(description = "What the reader says of it.") @Nullable
        String words,

        @Schema(description = "The taxonomy of the tags that the reader saw.") @Nullable
        String taxonomy,

        State state) {
    /** What is wrong. */
    enum Wrong {
        tag,
        missing
    }

    /** What the keepers of the taxonomy say of it. */
    enum State {
        open,
        accepted,
        declined
    }

    /** All of them. */
    record All(List<Report> reports) implements Table<Report> {
        @Override
        public List<Report> rows() {
            return reports;
        }
    }

    /** The same with what became of it. */
    Report in(State now) {
        return new Report(id, at, event, framework, wrong, words, taxonomy, now);
    }
}
