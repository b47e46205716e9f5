package dev.framewatch.collector.http;

import dev.framewatch.collector.poll.PollFailed;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a source answered, whatever the status. */
public final class Answer {
    /** A header of our own: where the answer comes from, after redirects. */
    static final String ADDRESS = "Framewatch-Address";

    private static final Pattern NEXT = Pattern.compile("<([^>]*)>[^,]*;\\s*rel=\"?next\"?", Pattern.CASE_INSENSITIVE);

    private final int status;
    private final HttpHeaders headers;
    private final byte[] body;

    private Answer(int status, HttpHeaders headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    /** The answer that a declarative interface gave. */
    public static Answer of(ResponseEntity<byte[]> entity) {
        byte[] body = entity.getBody();
        return new Answer(entity.getStatusCode().value(), entity.getHeaders(), body == null ? new byte[0] : body);
    }

    /** The status. */
    public int status() {
        return status;
    }

    /** The bytes, unpacked; none where there was no body. */
    public byte[] body() {
        return body;
    }

    /** Whether it is 200. */
    public boolean isOk() {
        return status == 200;
    }

    /** Whether it is 304. */
    public boolean isNotModified() {
        return status == 304;
    }

    /** A header. */
    public @Nullable String header(String name) {
        return headers.getFirst(name);
    }

    /** A header that is a number, with or without decimals. */
    public Optional<Double> number(String name) {
        try {
            return Optional.ofNullable(header(name)).map(text -> Double.valueOf(text.strip()));
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }

    /** Where it comes from, after redirects. */
    public URI address() {
        return URI.create(Objects.requireNonNullElse(header(ADDRESS), ""));
    }

    /** The body as JSON; {@link PollFailed} if it is none. */
    public JsonNode json() {
        try {
            return JsonMapper.shared().readTree(body);
        } catch (JacksonException malformed) {
            throw new PollFailed(named() + " answered " + status + " with what is no JSON, " + body.length + " bytes");
        }
    }

    /** The failure that an answer of this status is. */
    public PollFailed failure() {
        return new PollFailed(named() + " answered " + status);
    }

    /** The address of the next page, as the header {@code Link} says it. */
    public Optional<URI> next() {
        for (String link : headers.getOrEmpty(HttpHeaders.LINK)) {
            Matcher next = NEXT.matcher(link);
            if (next.find()) {
                try {
                    return Optional.of(address().resolve(next.group(1)));
                } catch (IllegalArgumentException unreadable) {
                    throw new PollFailed(named() + " links to what is no address", unreadable);
                }
            }
        }
        return Optional.empty();
    }

    /** Where a redirect leads that was not followed; empty of any other answer. */
    public Optional<URI> redirect() {
        String location = header(HttpHeaders.LOCATION);
        try {
            return isRedirect(status) && location != null
                    ? Optional.of(address().resolve(location))
                    : Optional.empty();
        } catch (IllegalArgumentException unreadable) {
            throw new PollFailed(named() + " redirects to what is no address", unreadable);
        }
    }

    static boolean isRedirect(int status) {
        return status == 301 || status == 302 || status == 307 || status == 308;
    }

    /** How long {@code Retry-After} asks to wait, in seconds or as a date. */
    public Optional<Duration> retryAfter() {
        Optional<Double> seconds = number(HttpHeaders.RETRY_AFTER);
        if (seconds.isPresent()) {
            return seconds.map(Answer::duration);
        }
        return date(HttpHeaders.RETRY_AFTER)
                .map(until -> Duration.between(date(HttpHeaders.DATE).orElse(until), until));
    }

    /** How long from this answer until a time of the source's in seconds since 1970, by the source's own clock. */
    public Duration until(double epochSeconds, Instant now) {
        Instant sent = date(HttpHeaders.DATE).orElse(now);
        return Duration.between(sent, Instant.EPOCH.plus(duration(epochSeconds)));
    }

    private static Duration duration(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }

    private Optional<Instant> date(String name) {
        try {
            return Optional.ofNullable(header(name))
                    .map(text -> ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private String named() {
        URI from = address();
        return from.getHost() + from.getPath();
    }
}
