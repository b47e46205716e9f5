package dev.framewatch.collector.http;

import dev.framewatch.collector.poll.PollFailed;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpRequest;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.support.HttpRequestWrapper;

/** Asks one host only, follows its redirects to itself where it is to, and says what fails without a query or a header. */
final class GuardedExchange implements ClientHttpRequestInterceptor {
    private static final int MOST_REDIRECTS = 5;

    private final SourceAddress source;

    GuardedExchange(SourceAddress source) {
        this.source = source;
    }

    @Override
    public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution) {
        if (!source.holds(request.getURI())) {
            throw new PollFailed(named(request) + " was not asked, since it is not on "
                    + source.address().getHost());
        }
        String authorization =
                source.authorization() == null ? null : source.authorization().get();
        if (authorization != null) {
            request.getHeaders().set(HttpHeaders.AUTHORIZATION, authorization);
        }
        try {
            return follow(request, body, execution);
        } catch (IOException failed) {
            throw failed(named(request), failed);
        }
    }

    private ClientHttpResponse follow(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
            throws IOException {
        HttpRequest current = request;
        for (int hops = 0; ; hops++) {
            ClientHttpResponse response = execution.execute(current, body);
            URI location = source.follows() ? redirect(current, response) : null;
            if (location == null) {
                return new Named(response, current);
            }
            response.close();
            if (!source.holds(location)) {
                throw new PollFailed(named(request) + " redirects to another host, which is not followed: "
                        + location.getScheme() + "://" + location.getHost());
            }
            if (hops == MOST_REDIRECTS) {
                throw new PollFailed(named(request) + " redirects more than " + MOST_REDIRECTS + " times");
            }
            current = new Redirected(request, location);
        }
    }

    private static @Nullable URI redirect(HttpRequest request, ClientHttpResponse response) throws IOException {
        boolean moved = Answer.isRedirect(response.getStatusCode().value());
        String location = response.getHeaders().getFirst(HttpHeaders.LOCATION);
        if (!moved || location == null || !request.getMethod().equals(HttpMethod.GET)) {
            return null;
        }
        try {
            return request.getURI().resolve(location);
        } catch (IllegalArgumentException unreadable) {
            throw new PollFailed(named(request) + " redirects to what is no address", unreadable);
        }
    }

    private static String named(HttpRequest request) {
        URI address = request.getURI();
        return request.getMethod() + " " + address.getHost() + address.getPath();
    }

    private static PollFailed failed(String what, IOException failure) {
        String reason = switch (failure) {
            case PublicAddresses.PrivateAddress refused -> String.valueOf(refused.getMessage());
            case UnknownHostException _ -> "the host is not known";
            case SocketTimeoutException _ -> "it did not answer in time";
            case ConnectException _ -> "it refuses connections";
            case ConnectionClosedException _ -> "the answer was cut off";
            case SSLException _ -> "there is no secure connection to it";
            default -> String.valueOf(failure.getMessage());
        };
        return new PollFailed(what + " failed: " + reason, failure);
    }

    private static final class Redirected extends HttpRequestWrapper {
        private final URI location;

        Redirected(HttpRequest request, URI location) {
            super(request);
            this.location = location;
        }

        @Override
        public URI getURI() {
            return location;
        }
    }

    /** An answer that knows where it came from, and whose body fails with the same words as the request. */
    private static final class Named implements ClientHttpResponse {
        private final ClientHttpResponse response;
        private final HttpRequest request;
        private final HttpHeaders headers = new HttpHeaders();

        Named(ClientHttpResponse response, HttpRequest request) {
            this.response = response;
            this.request = request;
            headers.putAll(response.getHeaders());
            headers.set(Answer.ADDRESS, request.getURI().toString());
        }

        @Override
        public HttpStatusCode getStatusCode() throws IOException {
            return response.getStatusCode();
        }

        @Override
        public String getStatusText() throws IOException {
            return response.getStatusText();
        }

        @Override
        public HttpHeaders getHeaders() {
            return headers;
        }

        @Override
        public void close() {
            response.close();
        }

        @Override
        public InputStream getBody() throws IOException {
            return new FilterInputStream(response.getBody()) {
                @Override
                public int read() {
                    byte[] one = new byte[1];
                    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
                }

                @Override
                public int read(byte[] into, int offset, int length) {
                    try {
                        return in.read(into, offset, length);
                    } catch (IOException failed) {
                        throw failed(named(request), failed);
                    }
                }
            };
        }
    }
}
