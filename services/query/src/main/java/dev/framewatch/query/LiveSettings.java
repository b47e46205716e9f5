package dev.framewatch.query;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How news are sent to those who listen.
 *
 * @param clients how many may listen to this process at a time
 * @param pause how long to wait between two looks at Elasticsearch, while anybody listens
 * @param heartbeat how long a line may be silent
 * @param events how many events of one look are sent; the others are counted
 */
@ConfigurationProperties("framewatch.query.live")
record LiveSettings(
        @DefaultValue("200") int clients,
        @DefaultValue("1s") Duration pause,
        @DefaultValue("15s") Duration heartbeat,
        @DefaultValue("10") int events) {
    LiveSettings {
        if (clients < 0 || events < 0 || events > 100) {
            throw new IllegalArgumentException("framewatch.query.live.clients must be at least 0, .events 0 to 100");
        }
        if (!pause.isPositive() || !heartbeat.isPositive()) {
            throw new IllegalArgumentException("framewatch.query.live.pause and .heartbeat must be longer than 0");
        }
    }
}
