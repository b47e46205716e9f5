package dev.framewatch.query;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.framewatch.event.Licence;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * An answer that is a list of records before all, and so has a form for spreadsheets and one for streams.
 *
 * @param <R> the records, whose components are the columns
 */
interface Table<R extends Record> {
    /** What CSV shows, one a line. */
    List<R> rows();

    /** What NDJSON shows, one a line. */
    default List<?> lines() {
        return rows();
    }

    @JsonProperty
    @Schema(description = "Where the data is from, and under which licence.")
    default List<Licence> sources() {
        return Licence.ALL;
    }
}
