package dev.framewatch.query;

import dev.framewatch.elasticsearch.ServedGeneration;
import dev.framewatch.event.Licence;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** The headers that say of every answer, also where its body has no place for it, what it was read from. */
final class Origin {
    private static final String GENERATION = "Framewatch-Generation";
    private static final String TAXONOMY = "Framewatch-Taxonomy";
    private static final String SOURCES = "Framewatch-Sources";

    private Origin() {}

    /** The headers of an answer from this generation; absent: nothing is indexed yet. */
    static HttpHeaders of(@Nullable ServedGeneration generation) {
        return generation == null ? of(null, null) : of(generation.id(), generation.taxonomy());
    }

    /** The headers of a figure that is made of these rows. */
    static HttpHeaders of(DailyRows.Rows rows) {
        HttpHeaders headers = of(rows.generation());
        if (rows.ofOwners()) {
            headers.set(OwnerRows.HEADER, OwnerRows.ONCE);
        }
        return headers;
    }

    /** The headers of an answer from a generation by a taxonomy, as far as they are known. */
    static HttpHeaders of(@Nullable String generation, @Nullable String taxonomy) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(SOURCES, Licence.HEADER);
        if (generation != null) {
            headers.set(GENERATION, generation);
        }
        if (taxonomy != null) {
            headers.set(TAXONOMY, taxonomy);
        }
        return headers;
    }
}
