package dev.framewatch.collector.github;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How GH Archive is asked.
 *
 * @param address where its files are
 * @param largest the most bytes that an hour may have, packed
 * @param patience how long one may take
 */
@ConfigurationProperties("framewatch.gharchive")
record ArchiveSettings(
        @DefaultValue("https://data.gharchive.org") URI address,
        @DefaultValue("1GB") DataSize largest,
        @DefaultValue("30m") Duration patience) {}
