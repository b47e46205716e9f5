package dev.framewatch.collector.papers;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the successor of Papers with Code is asked.
 *
 * @param address where its API is; absent: it is not asked
 * @param lookBack how many days before today are looked at again, as papers get there some days after they appear
 */
@ConfigurationProperties("framewatch.paperswithcode")
record SuccessorSettings(
        @Nullable URI address, @DefaultValue("7") int lookBack) {
    private static final URI KNOWN = URI.create("https://paperswithcode.co/api/v1");

    SuccessorSettings {
        address = address == null || address.toString().isBlank() ? null : address;
        if (lookBack < 0 || lookBack > 60) {
            throw new IllegalArgumentException(
                    "framewatch.paperswithcode.look-back is " + lookBack + "; it must be 0 to 60");
        }
    }

    /** Why it is not asked. */
    Optional<String> off() {
        return address == null
                ? Optional.of("Set framewatch.paperswithcode.address, such as to " + KNOWN)
                : Optional.empty();
    }

    /** The address that would be asked. */
    URI used() {
        return Objects.requireNonNullElse(address, KNOWN);
    }
}
