package dev.framewatch.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import tools.jackson.databind.json.JsonMapper;

/**
 * An answer.
 *
 * @param status its status
 * @param headers its headers
 * @param body its body, not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // on its way to the socket, never compared
record Reply(int status, Map<String, String> headers, byte[] body) {
    private static final JsonMapper JSON = JsonMapper.shared();

    Reply {
        headers = new TreeMap<>(headers);
    }

    /** An answer in JSON. */
    static Reply json(int status, Object body) {
        return new Reply(
                status, Map.of("Content-Type", "application/json; charset=utf-8"), JSON.writeValueAsBytes(body));
    }

    /** An answer without a body. */
    static Reply empty(int status) {
        return new Reply(status, Map.of(), new byte[0]);
    }

    /** An answer in GitHub's form of an error. */
    static Reply message(int status, String message) {
        return json(status, Map.of("message", message, "documentation_url", "https://example.invalid/simulator"));
    }

    Reply with(String header, Object value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(header, value.toString());
        return new Reply(status, more, body);
    }

    Reply with(Map<String, String> others) {
        Map<String, String> more = new TreeMap<>(headers);
        more.putAll(others);
        return new Reply(status, more, body);
    }

    /** Its {@code ETag}. */
    String tag() {
        CRC32C sum = new CRC32C();
        sum.update(body);
        return "W/\"" + Long.toHexString(sum.getValue()) + "-" + body.length + "\"";
    }

    /** The same with the time at which it is given. */
    Reply at(Instant now) {
        return with("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC)));
    }

    /** The same, but for what a fault does to its text. */
    Reply garbled() {
        String text = new String(body, UTF_8);
        return new Reply(status, headers, (text.substring(0, text.length() / 2) + "\"<").getBytes(UTF_8));
    }
}
