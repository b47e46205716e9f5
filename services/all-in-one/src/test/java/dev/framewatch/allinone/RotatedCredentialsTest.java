package dev.framewatch.allinone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framewatch.collector.EventPublisher;
import dev.framewatch.collector.EventPublishers;
import dev.framewatch.collector.OutageListener;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Credentials are replaced as docs/operations.md says: the server takes both, the process is started on the new one, and
 * only then the old one goes.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RotatedCredentialsTest {
    private static final String OLD_KEY = "b2xkOmtleQ==";
    private static final String NEW_KEY = "bmV3OmtleQ==";

    private final SecureServers servers;
    private final Events events = new Events(2015);

    RotatedCredentialsTest(@TempDir Path data) throws Exception {
        servers = new SecureServers(data);
    }

    @AfterAll
    void end() {
        servers.close();
    }

    @Test
    void aSecondUserTakesOverFromTheFirst() throws Exception {
        servers.admitUser("old", "collector");
        publishes("old");
        servers.admitUser("new", "collector");
        publishes("old");
        publishes("new");
        servers.dismissUser("old");
        publishes("new");

        long before = servers.collected();
        assertThatThrownBy(() -> publish("old", "refused")).hasStackTraceContaining("invalid credentials");
        assertThat(servers.collected()).isEqualTo(before);
    }

    private void publishes(String user) throws Exception {
        long before = servers.collected();
        publish(user, user + before);
        assertThat(servers.collected()).as(user).isGreaterThan(before);
    }

    /** Starts the same service as a user, and publishes a repository; an outage that it would wait for ends it. */
    private void publish(String user, String name) {
        OutageListener impatient = new OutageListener() {
            @Override
            public void waiting(String reason, Duration pause) {
                throw new IllegalStateException(reason);
            }
        };
        try (Pipeline collector = Pipeline.start(servers.password(user, "collector"), "a test", List.of(Part.COLLECT));
                EventPublisher publisher = collector.bean(EventPublishers.class).open("test", impatient)) {
            publisher.publish(List.of(events.repository(name).event()));
        }
    }

    @Test
    void aSecondApiKeyTakesOverFromTheFirst() throws Exception {
        servers.admitKey(OLD_KEY);
        assertThat(asks(OLD_KEY)).isPositive();
        servers.admitKey(NEW_KEY);
        assertThat(asks(OLD_KEY)).isPositive();
        assertThat(asks(NEW_KEY)).isPositive();
        servers.dismissKey(OLD_KEY);
        assertThat(asks(NEW_KEY)).isPositive();

        assertThat(asks(OLD_KEY)).isZero();
    }

    /** Starts the query service with a key and asks it for shares; how many of its requests came to the node. */
    private int asks(String key) throws Exception {
        int before = servers.requests();
        Installation settings = servers.password("query", "query").with("spring.elasticsearch.api-key", key);
        try (Pipeline query = Pipeline.start(settings, "a test", List.of(Part.QUERY));
                HttpClient client = HttpClient.newHttpClient()) {
            URI shares = URI.create(query.http().orElseThrow() + "/api/v1/shares");
            var ignored = client.send(HttpRequest.newBuilder(shares).build(), HttpResponse.BodyHandlers.discarding());
        }
        return servers.requests() - before;
    }
}
