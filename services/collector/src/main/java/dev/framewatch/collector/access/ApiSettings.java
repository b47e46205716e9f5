package dev.framewatch.collector.access;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who may change something over HTTP.
 *
 * @param apiKey what a request has to carry in the header {@code X-Api-Key}; absent: only requests from this machine may
 */
@ConfigurationProperties("framewatch")
record ApiSettings(@Nullable String apiKey) {
    ApiSettings {
        if (apiKey != null && apiKey.isBlank()) {
            apiKey = null;
        }
    }

    @Override
    public String toString() {
        return "ApiSettings[apiKey=" + (apiKey == null ? "absent" : "set") + "]";
    }
}
