package dev.framewatch.elasticsearch;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How indexes are laid out when they are created.
 *
 * @param shards primary shards of an index of events, at least 1
 * @param replicas copies of each shard, at least 0
 * @param refreshInterval how often new documents become searchable, as Elasticsearch writes times
 */
@ConfigurationProperties("framewatch.elasticsearch")
record IndexSettings(
        @DefaultValue("1") int shards,
        @DefaultValue("0") int replicas,
        @DefaultValue("5s") String refreshInterval) {
    IndexSettings {
        if (shards < 1 || replicas < 0) {
            throw new IllegalArgumentException(
                    "framewatch.elasticsearch.shards must be at least 1, replicas at least 0");
        }
    }
}
