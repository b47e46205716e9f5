package dev.framewatch.collector.http;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How sources are asked.
 *
 * @param privateAddresses whether addresses of this machine and of private networks may be asked, as for the simulator
 * @param connectTimeout how long a connection may take
 * @param readTimeout how long a source may be silent
 * @param patience how long an answer may take from the request to its last byte, where a source says nothing else
 * @param largest the most bytes that an answer may have, unpacked, where a source says nothing else
 */
@ConfigurationProperties("framewatch.collectors.http")
record HttpSettings(
        @DefaultValue("false") boolean privateAddresses,
        @DefaultValue("10s") Duration connectTimeout,
        @DefaultValue("30s") Duration readTimeout,
        @DefaultValue("2m") Duration patience,
        @DefaultValue("32MB") DataSize largest) {
    HttpSettings {
        positive("connect-timeout", connectTimeout);
        positive("read-timeout", readTimeout);
        positive("patience", patience);
        if (largest.toBytes() < 1) {
            throw new IllegalArgumentException("framewatch.collectors.http.largest must be above 0");
        }
    }

    private static void positive(String name, Duration value) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException("framewatch.collectors.http." + name + " must be above 0");
        }
    }
}
