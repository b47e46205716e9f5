package dev.framewatch.collector.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.core5.util.Timeout;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.util.unit.DataSize;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

/**
 * Makes clients of sources' web APIs. Methods of a declarative interface return {@code ResponseEntity<byte[]>}, from
 * which {@link Answer#of} makes an answer; no status is an exception. What fails on the way, and what is refused (another
 * host, a private address, an answer that is too large or takes too long), is a {@link
 * dev.framewatch.collector.poll.PollFailed} that names method, host and path and never a query or a header.
 */
public final class SourceClients implements AutoCloseable {
    private final HttpSettings settings;
    private final List<CloseableHttpClient> made = new CopyOnWriteArrayList<>();

    SourceClients(HttpSettings settings) {
        this.settings = settings;
    }

    /**
     * Clients of addresses that users name, such as webhooks, from which little is read.
     *
     * @param privateAddresses whether addresses of this machine and of private networks may be asked
     * @param patience how long an answer may take
     */
    public static SourceClients ofUsers(boolean privateAddresses, Duration patience) {
        return new SourceClients(
                new HttpSettings(privateAddresses, patience, patience, patience, DataSize.ofKilobytes(64)));
    }

    /** Whether a name leads to this machine or to a private network, as far as it leads anywhere. */
    public static boolean isPrivate(String host) {
        try {
            return Arrays.stream(InetAddress.getAllByName(host)).anyMatch(PublicAddresses::isPrivate);
        } catch (UnknownHostException nowhere) {
            return false;
        }
    }

    /** A client of the source at an address that an interface with {@code @HttpExchange} declares. */
    public <T> T client(Class<T> api, SourceAddress source) {
        return HttpServiceProxyFactory.builderFor(RestClientAdapter.create(restClient(source)))
                .build()
                .createClient(api);
    }

    /** The client below, for those who read an answer as a stream ({@code exchange}). */
    public RestClient restClient(SourceAddress source) {
        return RestClient.builder()
                .baseUrl(source.address())
                .defaultHeader(HttpHeaders.USER_AGENT, source.userAgent())
                .requestInterceptor(new GuardedExchange(source))
                .requestFactory(new HttpComponentsClientHttpRequestFactory(apache(source)))
                .defaultStatusHandler(_ -> true, (_, _) -> {})
                .build();
    }

    /** One that follows no redirect, repeats nothing and keeps no cookie by itself. */
    private CloseableHttpClient apache(SourceAddress source) {
        long largest = (source.largest() == null ? settings.largest() : source.largest()).toBytes();
        Duration patience = source.patience() == null ? settings.patience() : source.patience();
        HttpClientConnectionManager connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new PublicAddresses(settings.privateAddresses()))
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(settings.connectTimeout()))
                        .setSocketTimeout(Timeout.of(settings.readTimeout()))
                        .build())
                .build();
        CloseableHttpClient client = HttpClients.custom()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(Timeout.of(settings.readTimeout()))
                        .setConnectionRequestTimeout(Timeout.of(settings.connectTimeout()))
                        .build())
                .addExecInterceptorFirst("bounded", new BoundedAnswers(largest, patience))
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
        made.add(client);
        return client;
    }

    @Override
    public void close() {
        made.forEach(client -> {
            try {
                client.close();
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        });
    }
}
