package dev.framewatch.collector.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.MessageDigest;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * Lets those change something who know the key. Without a key it lets this machine, and no web page of another site that
 * is open in a browser here, nor a name that was made to lead here.
 */
public final class ApiKey {
    static final String HEADER = "X-Api-Key";

    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");

    private final @Nullable String key;

    ApiKey(@Nullable String key) {
        this.key = key;
    }

    /**
     * Returns if a request may change something.
     *
     * @throws ErrorResponseException if not, with what is missing
     */
    public void check(HttpServletRequest request) {
        if (key == null) {
            if (!fromHere(request)) {
                throw refused(
                        HttpStatus.FORBIDDEN,
                        "Only requests from this machine may change something, since framewatch.api-key is not set.");
            }
            return;
        }
        String given = request.getHeader(HEADER);
        if (given == null || !MessageDigest.isEqual(given.getBytes(UTF_8), key.getBytes(UTF_8))) {
            throw refused(
                    HttpStatus.UNAUTHORIZED,
                    "To change something, send the key that framewatch.api-key holds in the header " + HEADER + ".");
        }
    }

    private static boolean fromHere(HttpServletRequest request) {
        String origin = request.getHeader("Origin");
        return isLoopback(request.getRemoteAddr())
                && HERE.contains(request.getServerName())
                && request.getHeader("Forwarded") == null
                && request.getHeader("X-Forwarded-For") == null
                && (origin == null || isHere(origin));
    }

    private static boolean isHere(String origin) {
        try {
            String host = URI.create(origin).getHost();
            return host != null && HERE.contains(host);
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException unreadable) {
            return false;
        }
    }

    private static ErrorResponseException refused(HttpStatus status, String why) {
        return new ErrorResponseException(status, ProblemDetail.forStatusAndDetail(status, why), null);
    }
}
