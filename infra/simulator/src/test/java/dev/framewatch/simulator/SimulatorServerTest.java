package dev.framewatch.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.framewatch.event.Kind;
import dev.framewatch.simulator.Client.Answer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

class SimulatorServerTest {
    private static final Duration DAY = Duration.ofDays(1);
    private static final String[] TOKEN = {"Authorization", "Bearer one"};

    private final SettableClock clock = new SettableClock();
    private final SimulatorServer server = start(7);
    private final Client client = new Client();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void theSameSeedMakesTheSameWorldAtAnyTime() {
        try (SimulatorServer again = start(7);
                SimulatorServer other = start(8)) {
            again.truth().papers();
            clock.pass(Duration.ofHours(3));

            assertThat(truth(again).equals(truth(server))).isTrue();
            assertThat(truth(again).equals(truth(other))).isFalse();
        }
    }

    @Test
    void theWorldGrowsUntilItIsStopped() {
        JsonNode before = truth(server);
        clock.pass(Duration.ofMinutes(10));
        JsonNode later = truth(server);
        server.stopWorld(clock.instant().plus(Duration.ofMinutes(10)));
        clock.pass(Duration.ofMinutes(10));
        JsonNode last = truth(server);
        clock.pass(Duration.ofDays(1));

        for (String kind : List.of("repositories", "things", "papers")) {
            assertThat(later.path(kind).size()).isGreaterThan(before.path(kind).size());
            assertThat(last.path(kind).size()).isGreaterThan(later.path(kind).size());
        }
        assertThat(truth(server).equals(last)).isTrue();
    }

    /** The year is drawn as a line through the middles of years, so what changes fast within one is a little off. */
    @Test
    void sharesFollowThePublishedFiguresInEveryYearThatHasSome() {
        Map<Integer, Map<String, Double>> published = published();
        assertThat(published.keySet())
                .isEqualTo(IntStream.rangeClosed(2016, 2023).boxed().collect(Collectors.toSet()));
        try (SimulatorServer large = SimulatorServer.start(
                SimulatorSettings.of(7).with(new WorldSize(20, 20, 60_000, DAY, DAY, DAY)), clock)) {
            Map<Integer, Map<String, Long>> made = large.truth().named(Kind.PAPER);

            published.forEach((year, figures) -> {
                Map<String, Long> ofYear = Objects.requireNonNull(made.get(year));
                assertThat(pytorch(ofYear.getOrDefault("pytorch", 0L), ofYear.getOrDefault("tensorflow", 0L)))
                        .as("PyTorch of both in " + year)
                        .isCloseTo(
                                pytorch(figures.getOrDefault("pytorch", 0.0), figures.getOrDefault("tensorflow", 0.0)),
                                within(0.06));
            });
        }
    }

    /** The figures that are somebody's, by year and framework. */
    private static Map<Integer, Map<String, Double>> published() {
        Map<Integer, Map<String, Double>> figures = new TreeMap<>();
        try (BufferedReader file = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Weights.class.getResourceAsStream("weights.csv")), UTF_8))) {
            file.lines()
                    .map(line -> line.split(",", -1))
                    .filter(cells -> cells.length == 4 && cells[3].equals("published"))
                    .forEach(cells -> figures.computeIfAbsent(Integer.valueOf(cells[0]), _ -> new TreeMap<>())
                            .put(cells[1], Double.valueOf(cells[2])));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return figures;
    }

    private static double pytorch(double pytorch, double tensorflow) {
        return pytorch / (pytorch + tensorflow);
    }

    @Test
    void aSilentAnswerSaysNothingForLongerThanClientsWait() throws IOException {
        server.behave(new Mischief(0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0));

        assertThat(heard(Duration.ofMillis(600))).isEmpty();
        assertThat(server.traffic().of("github core").faults()).isEqualTo(1);
    }

    @Test
    void aDribbledAnswerNeverPausesLongAndIsNotWhole() throws IOException {
        server.behave(Mischief.NONE);
        int whole = heard(Duration.ofMillis(600)).length();
        server.behave(new Mischief(0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0));

        String dribbled = heard(Duration.ofSeconds(1));
        assertThat(dribbled).startsWith("HTTP/1.1 200 OK").contains("\r\n\r\n{");
        assertThat(dribbled.length()).isLessThan(whole - 50);
        assertThat(server.traffic().together("github")).isEqualTo(1);
    }

    /** What comes over a connection within a time. */
    private String heard(Duration within) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), server.github().getPort())) {
            socket.getOutputStream()
                    .write("GET /github/rate_limit HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".getBytes(UTF_8));
            long end = System.nanoTime() + within.toNanos();
            StringBuilder heard = new StringBuilder();
            byte[] some = new byte[64 * 1024];
            try {
                for (long left = within.toMillis(); left > 0; left = (end - System.nanoTime()) / 1_000_000) {
                    socket.setSoTimeout((int) left);
                    int count = socket.getInputStream().read(some);
                    heard.append(new String(some, 0, Math.max(0, count), UTF_8));
                }
            } catch (SocketTimeoutException over) {
                assertThat(System.nanoTime()).isGreaterThan(end - 100_000_000);
            }
            return heard.toString();
        }
    }

    @Test
    void linesRowsWeeksAndModelsComeInDisorderToo() {
        clock.pass(DAY);
        Map<String, URI> lists = Map.of(
                "releases", server.github().resolve("/github/repos/pytorch/pytorch/releases"),
                "weeks", server.github().resolve("/github/repos/pytorch/pytorch/stargazers/history"),
                "models", server.huggingFace().resolve("/huggingface/api/models?limit=20"));
        Map<String, List<JsonNode>> ordered = new HashMap<>();
        lists.forEach((name, list) ->
                ordered.put(name, client.get(list, TOKEN).json().valueStream().toList()));
        server.behave(new Mischief(0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0));

        lists.forEach((name, list) -> assertThat(
                        client.get(list, TOKEN).json().valueStream().toList())
                .as(name)
                .hasSize(ordered.getOrDefault(name, List.of()).size() + 1)
                .startsWith(ordered.getOrDefault(name, List.of()).getLast())
                .containsAll(ordered.getOrDefault(name, List.of())));
    }

    @Test
    void errorsComeWhenTheyAreAskedFor() {
        server.behave(new Mischief(1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));

        assertThat(limits().status()).isIn(500, 502, 503);
        server.behave(Mischief.NONE);
        assertThat(limits().status()).isEqualTo(200);
        assertThat(server.traffic().of("github core").faults()).isEqualTo(1);
    }

    @Test
    void answersAreCutAndGarbled() {
        server.behave(new Mischief(0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0));
        assertThatThrownBy(this::limits).isInstanceOf(UncheckedIOException.class);
        server.behave(new Mischief(0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0));
        Answer garbled = limits();

        assertThat(garbled.status()).isEqualTo(200);
        assertThatThrownBy(garbled::json).isInstanceOf(JacksonException.class);
    }

    @Test
    void slowAnswersOverlapAndThatIsCounted() {
        limits();
        assertThat(server.traffic().together("github")).isEqualTo(1);
        server.behave(new Mischief(0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0));
        long began = System.nanoTime();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 4).forEach(_ -> threads.execute(this::limits));
        }

        assertThat(server.traffic().together("github")).isGreaterThan(1);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(Mischief.SLOW_MILLIS));
    }

    @Test
    void limitsComeWithAndWithoutRetryAfterAndImpatienceIsCounted() {
        server.behave(new Mischief(0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0));
        Set<Integer> statuses = new HashSet<>();
        Set<Boolean> told = new HashSet<>();
        for (int i = 0; i < 40; i++) {
            Answer limited = limits();
            statuses.add(limited.status());
            told.add(!limited.header("Retry-After").isEmpty());
            clock.pass(Duration.ofMinutes(1));
        }

        assertThat(statuses).containsExactlyInAnyOrder(403, 429);
        assertThat(told).containsExactlyInAnyOrder(true, false);
        assertThat(server.traffic().all().impatient()).isZero();
        limits();
        limits();
        assertThat(server.traffic().all().impatient()).isEqualTo(1);
    }

    @Test
    void searchesAreIncompleteAndPagesInDisorder() {
        server.behave(new Mischief(0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0));
        JsonNode page = search().json();
        List<JsonNode> items = page.path("items").valueStream().toList();

        assertThat(page.path("incomplete_results").asBoolean()).isTrue();
        assertThat(items).hasSize(51);
        assertThat(new HashSet<>(items)).hasSize(50);
    }

    @Test
    void aServersClockIsWrong() {
        server.behave(new Mischief(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1));
        Answer skewed = limits();
        Instant date = ZonedDateTime.parse(skewed.header("Date"), DateTimeFormatter.RFC_1123_DATE_TIME)
                .toInstant();
        Instant reset = Instant.ofEpochSecond(Long.parseLong(skewed.header("x-ratelimit-reset")));

        assertThat(Duration.between(date, clock.instant()).abs()).isEqualTo(Duration.ofMinutes(5));
        assertThat(Duration.between(date, reset)).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void theSameRequestsMeetTheSameFaults() {
        server.behave(Mischief.FULL);
        try (SimulatorServer again = start(7)) {
            again.behave(Mischief.FULL);

            assertThat(statuses(again)).isEqualTo(statuses(server)).contains(503);
        }
    }

    @Test
    void aFastClockRunsAheadOfTheOther() {
        FastClock fast = new FastClock(clock, Instant.parse("2020-01-01T00:00:00Z"), 60);
        clock.pass(Duration.ofMinutes(1));

        assertThat(fast.instant()).isEqualTo(Instant.parse("2020-01-01T01:00:00Z"));
        assertThat(fast.getZone()).isEqualTo(ZoneOffset.UTC);
    }

    private SimulatorServer start(long seed) {
        return SimulatorServer.start(SimulatorSettings.of(seed), clock);
    }

    private JsonNode truth(SimulatorServer of) {
        return client.get(of.github().resolve("/truth")).json();
    }

    private Answer limits() {
        return client.get(server.github().resolve("/github/rate_limit"), TOKEN);
    }

    private Answer search() {
        return client.get(server.github().resolve("/github/search/repositories?q=deep-learning&per_page=100"), TOKEN);
    }

    private List<Integer> statuses(SimulatorServer of) {
        return Stream.generate(() -> status(of)).limit(150).toList();
    }

    private int status(SimulatorServer of) {
        clock.pass(Duration.ofMinutes(1));
        try {
            return client.get(of.github().resolve("/github/rate_limit"), TOKEN).status();
        } catch (UncheckedIOException cut) {
            return 0;
        }
    }
}
