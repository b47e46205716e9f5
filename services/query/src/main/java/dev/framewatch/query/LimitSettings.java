package dev.framewatch.query;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much one client may ask, told apart by its address.
 *
 * @param requests in a minute, all of them at once or spread
 * @param reports in an hour
 * @param clients how many are told apart; of more, those that were not seen for longest are taken for new
 */
@ConfigurationProperties("framewatch.query.limit")
record LimitSettings(
        @DefaultValue("1200") int requests,
        @DefaultValue("20") int reports,
        @DefaultValue("10000") int clients) {
    LimitSettings {
        if (requests < 1 || reports < 1 || clients < 1) {
            throw new IllegalArgumentException(
                    "framewatch.query.limit.requests, .reports and .clients must be at least 1");
        }
    }
}
