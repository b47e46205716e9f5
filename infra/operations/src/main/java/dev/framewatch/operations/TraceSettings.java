package dev.framewatch.operations;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where traces go.
 *
 * @param endpoint what takes them by OTLP over HTTP, such as {@code http://localhost:4318/v1/traces}. Absent: there are
 *     none
 * @param share the part of all events that is traced, 0 to 1
 */
@ConfigurationProperties("framewatch.traces")
record TraceSettings(
        @Nullable URI endpoint, @DefaultValue("0.001") double share) {
    TraceSettings {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("framewatch.traces.share is " + share + "; it must be 0 to 1");
        }
    }
}
