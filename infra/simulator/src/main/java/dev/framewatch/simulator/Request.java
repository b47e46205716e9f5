package dev.framewatch.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.jspecify.annotations.Nullable;

/**
 * A request as an API sees it.
 *
 * @param method its method
 * @param base the address of the API that was asked, without a slash at the end
 * @param path the path within the API, from its slash on
 * @param query its parameters, decoded; several of one name with commas between
 * @param headers its headers, whatever the case of their names; of several of one name the last
 * @param body its body as text
 */
record Request(
        String method, URI base, String path, Map<String, String> query, Map<String, String> headers, String body) {
    static Request of(ClassicHttpRequest request, URI base, URI address, String path) throws IOException {
        HttpEntity entity = request.getEntity();
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Header header : request.getHeaders()) {
            headers.put(header.getName(), header.getValue());
        }
        return new Request(
                request.getMethod(),
                base,
                path,
                parameters(address.getRawQuery()),
                headers,
                entity == null ? "" : new String(entity.getContent().readAllBytes(), UTF_8));
    }

    /** The parameters of a query, or of a form. */
    static Map<String, String> parameters(@Nullable String form) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (form != null && !form.isEmpty()) {
            for (String pair : form.split("&", -1)) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                parameters.merge(
                        URLDecoder.decode(name, UTF_8),
                        equals < 0 ? "" : URLDecoder.decode(pair.substring(equals + 1), UTF_8),
                        (one, other) -> one + "," + other);
            }
        }
        return parameters;
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** Whether it comes with credentials. */
    boolean authorized() {
        return header("Authorization").isPresent();
    }

    String parameter(String name, String otherwise) {
        return query.getOrDefault(name, otherwise);
    }

    /** A whole number from 1 to the most; where it is none, the default. */
    int number(String name, int otherwise, int most) {
        String given = query.getOrDefault(name, "");
        return given.matches("[0-9]{1,6}") && Integer.parseInt(given) > 0
                ? Math.min(Integer.parseInt(given), most)
                : otherwise;
    }
}
