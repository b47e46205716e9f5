package dev.framewatch.operations;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When a consumer counts as one that stands still.
 *
 * @param patience how long it may have something to read and read nothing
 * @param look how often that is looked at
 */
@ConfigurationProperties("framewatch.progress")
record ProgressSettings(
        @DefaultValue("5m") Duration patience,
        @DefaultValue("5s") Duration look) {
    ProgressSettings {
        if (!patience.isPositive() || !look.isPositive()) {
            throw new IllegalArgumentException("framewatch.progress.patience and framewatch.progress.look must be"
                    + " longer than nothing, but are " + patience + " and " + look);
        }
    }
}
