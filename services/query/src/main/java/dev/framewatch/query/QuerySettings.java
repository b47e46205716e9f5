package dev.framewatch.query;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How queries are answered.
 *
 * @param age how old a figure may be: Elasticsearch is not asked again what changed within that time
 */
@ConfigurationProperties("framewatch.query")
record QuerySettings(@DefaultValue("1s") Duration age) {
    QuerySettings {
        if (age.isNegative() || age.compareTo(Duration.ofMinutes(1)) > 0) {
            throw new IllegalArgumentException("framewatch.query.age is " + age + "; it must be 0 to 1 minute");
        }
    }
}
