package dev.framewatch.indexer;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the indexer works.
 *
 * @param bulkDocuments the most documents of one bulk request
 * @param bulkBytes about the most bytes of one bulk request
 * @param requests bulk requests in flight at a time
 * @param longestPause the longest pause between two tries while Elasticsearch is away
 * @param recountPause how long a busy indexer lets touched days wait for their recount
 * @param fullRecount how often the holder of the first partition recounts everything
 */
@ConfigurationProperties("framewatch.indexer")
record IndexerSettings(
        @DefaultValue("2000") int bulkDocuments,
        @DefaultValue("5000000") int bulkBytes,
        @DefaultValue("3") int requests,
        @DefaultValue("30s") Duration longestPause,
        @DefaultValue("15s") Duration recountPause,
        @DefaultValue("1h") Duration fullRecount) {
    IndexerSettings {
        if (bulkDocuments < 1 || bulkBytes < 1 || requests < 1) {
            throw new IllegalArgumentException(
                    "framewatch.indexer.bulk-documents, bulk-bytes and requests must be at least 1");
        }
    }
}
