package dev.framewatch.query;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How queries are answered.
 *
 * @param age how old a figure may be: Elasticsearch is not asked again what changed within that time
 * @param kept how much of the answers given last is kept, to be given again while nothing of them changes; 0: none;
 *     absent: 128 MB, and an eighth of the heap at most
 * @param publish whether this process publishes an edition of the index a day
 * @param origins the sites whose pages may read the API, such as https://example.org; empty: none but this one
 */
@ConfigurationProperties("framewatch.query")
record QuerySettings(
        @DefaultValue("1s") Duration age,
        @Nullable DataSize kept,
        @DefaultValue("true") boolean publish,
        @DefaultValue List<String> origins) {
    private static final DataSize MOST_IF_ABSENT = DataSize.ofMegabytes(128);

    QuerySettings {
        origins = List.copyOf(origins);
        if (kept != null && kept.isNegative()) {
            throw new IllegalArgumentException("framewatch.query.kept is " + kept + "; it must not be negative");
        }
        if (age.isNegative() || age.compareTo(Duration.ofMinutes(1)) > 0) {
            throw new IllegalArgumentException("framewatch.query.age is " + age + "; it must be 0 to 1 minute");
        }
    }

    /** How much of the answers is kept on a heap of so many bytes at most. */
    DataSize kept(long heap) {
        return kept == null ? DataSize.ofBytes(Math.min(MOST_IF_ABSENT.toBytes(), heap / 8)) : kept;
    }
}
