package dev.framewatch.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.framewatch.collector.http.SourceAddress;
import dev.framewatch.collector.http.SourceClients;
import dev.framewatch.collector.poll.PollFailed;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Sends alerts to webhooks, signed; no redirect is followed, and no private address asked unless the settings say so. */
final class Webhooks implements AutoCloseable {
    static final String SIGNATURE = "Framewatch-Signature";
    static final String TIMESTAMP = "Framewatch-Timestamp";
    static final String KEY = "Idempotency-Key";

    private static final String ALGORITHM = "HmacSHA256";

    /** What stands between the address and the reason. */
    private static final String FAILED = " failed: ";

    private final SourceClients clients;
    private final @Nullable String secret;
    private final boolean privateAddresses;
    private final JsonMapper json;
    private final Map<URI, RestClient> hosts = new ConcurrentHashMap<>();

    Webhooks(SourceClients clients, @Nullable String secret, boolean privateAddresses, JsonMapper json) {
        this.clients = clients;
        this.secret = secret;
        this.privateAddresses = privateAddresses;
        this.json = json;
    }

    /** What came of it. */
    sealed interface Outcome {
        /** The webhook has it. */
        record Taken() implements Outcome {}

        /** It may take it later. */
        record Later(String why) implements Outcome {}

        /** It never will. */
        record Refused(String why) implements Outcome {}
    }

    /** Whether an address may not be asked. */
    boolean refuses(URI webhook) {
        return !privateAddresses && SourceClients.isPrivate(webhook.getHost());
    }

    /** Whether there is a secret, without which nothing is sent. */
    boolean canSign() {
        return secret != null;
    }

    Outcome send(URI webhook, Alert alert, Instant now) {
        if (secret == null) {
            return new Outcome.Later("framewatch.alerts.secret is not set, which signs what is sent");
        }
        if (refuses(webhook)) {
            return new Outcome.Refused("its address is private; framewatch.alerts.private-addresses=true allows that");
        }
        byte[] body = body(alert);
        String timestamp = String.valueOf(now.getEpochSecond());
        try {
            HttpStatusCode status = hosts.computeIfAbsent(host(webhook), this::client)
                    .post()
                    .uri(webhook)
                    .contentType(MediaType.APPLICATION_JSON)
                    .header(KEY, alert.id())
                    .header(TIMESTAMP, timestamp)
                    .header(SIGNATURE, signature(secret, timestamp, body))
                    .body(body)
                    .retrieve()
                    .toBodilessEntity()
                    .getStatusCode();
            return outcome(status);
        } catch (PollFailed failed) {
            return new Outcome.Later(why(failed));
        }
    }

    /** The reason alone: the path of a webhook may be a secret, and readers see why a delivery failed. */
    private static String why(PollFailed failed) {
        String message = String.valueOf(failed.getMessage());
        int address = message.indexOf(FAILED);
        return address < 0 ? "it could not be asked" : message.substring(address + FAILED.length());
    }

    private static Outcome outcome(HttpStatusCode status) {
        String answered = "it answered " + status.value();
        if (status.is2xxSuccessful()) {
            return new Outcome.Taken();
        }
        boolean later = status.is5xxServerError() || status.value() == 429 || status.value() == 408;
        return later ? new Outcome.Later(answered) : new Outcome.Refused(answered);
    }

    private byte[] body(Alert alert) {
        ObjectNode told = json.valueToTree(alert);
        told.remove("delivery");
        return json.writeValueAsBytes(told);
    }

    private RestClient client(URI host) {
        return clients.restClient(SourceAddress.of(host, "Framewatch"));
    }

    private static URI host(URI webhook) {
        return URI.create(webhook.getScheme() + "://" + webhook.getRawAuthority());
    }

    /** HMAC-SHA-256 (RFC 2104) of the timestamp, a dot and the body, in hexadecimal digits after {@code v1=}. */
    static String signature(String secret, String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM));
            mac.update((timestamp + ".").getBytes(UTF_8));
            return "v1=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    @Override
    public void close() {
        clients.close();
    }
}
