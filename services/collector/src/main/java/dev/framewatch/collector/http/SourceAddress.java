package dev.framewatch.collector.http;

import java.net.URI;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/**
 * Where a source's API is and how it is asked. Nothing but this host is ever asked, whatever a link or a redirect says.
 *
 * @param address the base address; requests are relative to it, or absolute and on its host
 * @param userAgent what we call ourselves
 * @param authorization gives the header {@code Authorization} of each request, such as {@code Bearer} and a token;
 *     {@code null} where there is none, and it may give {@code null}
 * @param largest the most bytes that an answer may have, unpacked; {@code null}: as the settings say
 * @param patience how long an answer may take as a whole; {@code null}: as the settings say
 * @param follows whether redirects to the same host are followed; otherwise they are answers like any other
 */
public record SourceAddress(
        URI address,
        String userAgent,
        @Nullable Supplier<@Nullable String> authorization,
        @Nullable DataSize largest,
        @Nullable Duration patience,
        boolean follows) {
    public SourceAddress {
        boolean http = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
        if (!http || address.getHost() == null || address.getRawUserInfo() != null || address.getRawQuery() != null) {
            throw new IllegalArgumentException(
                    "The address of a source is http:// or https:// with a host, without a name, a password or a query");
        }
    }

    /** An address that asks for no credentials. */
    public static SourceAddress of(URI address, String userAgent) {
        return new SourceAddress(address, userAgent, null, null, null, true);
    }

    /** The same with credentials. */
    public SourceAddress authorizedBy(Supplier<@Nullable String> header) {
        return new SourceAddress(address, userAgent, header, largest, patience, follows);
    }

    /** The same for answers that are larger or smaller than others. */
    public SourceAddress upTo(DataSize most) {
        return new SourceAddress(address, userAgent, authorization, most, patience, follows);
    }

    /** The same for answers that also take longer or shorter. */
    public SourceAddress upTo(DataSize most, Duration longest) {
        return new SourceAddress(address, userAgent, authorization, most, longest, follows);
    }

    /** The same for somebody who has to pay for each redirect before it is followed. */
    public SourceAddress unfollowed() {
        return new SourceAddress(address, userAgent, authorization, largest, patience, false);
    }

    /** Whether an address is on this one's host, by scheme, name and port. */
    public boolean holds(URI other) {
        return address.getScheme().equalsIgnoreCase(other.getScheme())
                && address.getHost().equalsIgnoreCase(other.getHost())
                && port(address) == port(other)
                && other.getRawUserInfo() == null;
    }

    private static int port(URI of) {
        return of.getPort() >= 0 ? of.getPort() : "https".equalsIgnoreCase(of.getScheme()) ? 443 : 80;
    }
}
