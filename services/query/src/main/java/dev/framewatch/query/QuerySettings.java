package dev.framewatch.query;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How queries are answered.
 *
 * @param age how old a figure may be: Elasticsearch is not asked again what changed within that time
 * @param kept how much of the answers given last is kept, to be given again while nothing of them changes; 0: none
 * @param publish whether this process publishes an edition of the index a day
 * @param origins the sites whose pages may read the API, such as https://example.org; empty: none but this one
 */
@ConfigurationProperties("framewatch.query")
record QuerySettings(
        @DefaultValue("1s") Duration age,
        @DefaultValue("128MB") DataSize kept,
        @DefaultValue("true") boolean publish,
        @DefaultValue List<String> origins) {
    QuerySettings {
        origins = List.copyOf(origins);
        if (kept.isNegative()) {
            throw new IllegalArgumentException("framewatch.query.kept is " + kept + "; it must not be negative");
        }
        if (age.isNegative() || age.compareTo(Duration.ofMinutes(1)) > 0) {
            throw new IllegalArgumentException("framewatch.query.age is " + age + "; it must be 0 to 1 minute");
        }
    }
}
