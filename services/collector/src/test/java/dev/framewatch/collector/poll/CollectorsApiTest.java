package dev.framewatch.collector.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.framewatch.collector.TestBroker;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The loop and its API as Spring runs them. */
class CollectorsApiTest {
    private static final String KEY = "canary-key";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private static Path data;

    @SuppressWarnings("NullAway.Init") // set before the first test
    private static TestBroker broker;

    private final SetClock clock = new SetClock("2026-01-01T00:00:30Z");
    private final List<ConfigurableApplicationContext> contexts = new ArrayList<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private boolean hasAll;

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(PollConfiguration.class)
    static class Polling {}

    @BeforeAll
    static void start() throws ExecutionException, InterruptedException {
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
        broker = TestBroker.start(data);
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @AfterEach
    void close() {
        contexts.forEach(ConfigurableApplicationContext::close);
        http.close();
    }

    private String process(PolledSource source, String... settings) {
        List<String> words = new ArrayList<>(List.of(settings));
        words.add("--spring.kafka.bootstrap-servers=" + broker.address());
        words.add("--server.port=0");
        words.add("--server.address=127.0.0.1");
        ConfigurableApplicationContext context = new SpringApplicationBuilder(Polling.class)
                .logStartupInfo(false)
                .initializers(starting -> {
                    starting.getBeanFactory().registerSingleton("source", source);
                    starting.getBeanFactory().registerSingleton("clock", clock);
                    if (hasAll) {
                        starting.getBeanFactory().registerSingleton("all", new AllSources());
                    }
                })
                .run(words.toArray(String[]::new));
        contexts.add(context);
        return "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port") + "/api/v1/";
    }

    private PagedSource source(String name) {
        return new PagedSource(name + ":items", name, clock, 25, 1000);
    }

    private HttpResponse<String> send(String address, String method, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address)).method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode get(String address) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(address, "GET");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    private static String state(JsonNode task) {
        return task.path("state").asString("");
    }

    @Test
    void aTaskIsRunShownPausedAndResumed() throws IOException, InterruptedException {
        PagedSource source = source("shown");
        String api = process(source);
        String task = api + "collectors/shown:items";

        await().atMost(Duration.ofSeconds(30))
                .until(() -> get(task).path("published").asLong() == 25);
        JsonNode shown = get(task);
        assertThat(state(shown)).isEqualTo("waiting");
        assertThat(shown.path("last").path("outcome").asString()).isEqualTo("complete");
        assertThat(shown.path("next").asString()).isEqualTo("2026-01-01T01:00:00Z");
        assertThat(shown.path("budgets").path(0).path("usable").asInt()).isEqualTo(800);
        assertThat(shown.path("budgets").path(0).path("left").asInt()).isEqualTo(797);
        assertThat(shown.path("lagSeconds").asLong()).isPositive();
        assertThat(get(task + "/runs").path("runs")).hasSize(1);
        assertThat(get(api + "gaps").path("gaps")).isEmpty();

        assertThat(send(task + "/pause", "POST").statusCode()).isEqualTo(200);
        assertThat(state(get(task))).isEqualTo("paused");
        assertThat(send(task + "/run", "POST").body()).contains("resume it first");
        assertThat(send(task + "/resume", "POST").statusCode()).isEqualTo(200);
        assertThat(send(task + "/run", "POST").statusCode()).isEqualTo(200);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> get(task + "/runs").path("runs").size() == 2);
    }

    @Test
    void aProcessThatDoesNotPollStillTellsAndTakesOrders() throws IOException, InterruptedException {
        PagedSource source = source("told");
        String api = process(source, "--framewatch.collectors.enabled=false");

        assertThat(state(get(api + "collectors/told:items"))).isEqualTo("starting");
        assertThat(source.asked).isEmpty();
    }

    @Test
    void anotherCronIsTaken() throws IOException, InterruptedException {
        String api = process(source("cron"), "--framewatch.collectors.cron.[cron:items]=0 30 5 * * *");

        await().atMost(Duration.ofSeconds(30))
                .until(() -> get(api + "collectors/cron:items")
                        .path("next")
                        .asString("")
                        .equals("2026-01-01T05:30:00Z"));
    }

    @Test
    void aTimeForATaskOfAnotherProcessIsTakenUnlessThisOneHasAll() throws IOException, InterruptedException {
        String time = "--framewatch.collectors.cron.[cron:other]=0 30 5 * * *";

        assertThat(state(get(process(source("alone"), time) + "collectors/alone:items")))
                .isNotEmpty();
        hasAll = true;
        assertThatThrownBy(() -> process(source("everything"), time))
                .rootCause()
                .hasMessageContaining("framewatch.collectors.cron[cron:other] stands for no task");
    }

    @Test
    void whatIsWrongIsSaid() throws IOException, InterruptedException {
        PagedSource past = source("wrong");
        past.schedule = new Schedule.Backfill();
        String task = process(past) + "collectors/wrong:items";

        assertThat(send(task + "x", "GET").statusCode()).isEqualTo(404);
        assertThat(send(task + "/run", "POST").body()).contains("say its days");
        assertThat(send(task + "/run?from=2024-02-01&to=2024-01-01", "POST").statusCode())
                .isEqualTo(400);
        assertThat(send(task + "/run?from=2024-01-01&to=soon", "POST").body()).contains("such as 2026-01-31");
        assertThat(send(task + "/run?from=2024-01-01&to=2024-02-01", "POST").statusCode())
                .isEqualTo(200);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> get(task).path("published").asLong() == 25);
    }

    @Test
    void aBackfillFetchesNoDayBeforeItsSourceBeganAndNoneThatIsNotOver() throws IOException, InterruptedException {
        GappySource past = new GappySource(source("bounded"));
        past.backfill = true;
        String run = process(() -> List.of(past)) + "collectors/bounded:items/run";
        await().atMost(Duration.ofSeconds(30))
                .until(() -> state(get(run.replace("/run", ""))).equals("idle"));

        assertThat(send(run + "?from=1026-01-01&to=2024-01-01", "POST"))
                .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(400))
                .satisfies(answer -> assertThat(answer.body()).contains("nothing before 2011-02-12"));
        assertThat(send(run + "?from=2025-12-01&to=2026-01-02", "POST"))
                .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(400))
                .satisfies(answer -> assertThat(answer.body()).contains("at most today, 2026-01-01"));
        assertThat(send(run + "?from=2011-02-12&to=2026-01-01", "POST").statusCode())
                .isEqualTo(200);
    }

    @Test
    void withoutAKeyOnlyThisMachineChangesSomething() throws IOException, InterruptedException {
        String task = process(source("local")) + "collectors/local:items";

        assertThat(send(task + "/pause", "POST", "Origin", "https://evil.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(send(task + "/pause", "POST", "Host", "evil.example").statusCode())
                .isEqualTo(403);
        assertThat(send(task + "/pause", "POST", "X-Forwarded-For", "8.8.8.8").statusCode())
                .isEqualTo(403);
        assertThat(state(get(task))).isNotEqualTo("paused");
    }

    @Test
    void withAKeyNobodyElseChangesSomethingAndAllMayRead() throws IOException, InterruptedException {
        String task = process(source("keyed"), "--framewatch.api-key=" + KEY) + "collectors/keyed:items";

        HttpResponse<String> refused = send(task + "/pause", "POST");
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.body()).contains("X-Api-Key").doesNotContain(KEY);
        assertThat(send(task + "/pause", "POST", "X-Api-Key", "other").statusCode())
                .isEqualTo(401);
        assertThat(send(task + "/pause", "POST", "X-Api-Key", KEY).statusCode()).isEqualTo(200);
        assertThat(state(get(task))).isEqualTo("paused");
    }
}
