package dev.framewatch.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewatch.simulator.Client.Answer;
import dev.framewatch.simulator.Truth.Made;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Whoever keeps GitHub's rules finds all that there is, however badly the server behaves. */
class PatientClientTest {
    private static final String[] TOKEN = {"Authorization", "Bearer one"};

    private final SettableClock clock = new SettableClock();
    private final SimulatorServer server =
            SimulatorServer.start(SimulatorSettings.of(11).with(Mischief.FULL), clock);
    private final Client client = new Client(Duration.ofSeconds(10));

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void allRepositoriesAreFoundWithoutAForbiddenRequest() {
        server.stopWorld();
        Set<String> found = new TreeSet<>();
        for (YearMonth month = YearMonth.of(2015, 1);
                month.isBefore(YearMonth.of(2026, 11));
                month = month.plusMonths(1)) {
            String slice = "created:" + month.atDay(1) + ".." + month.atEndOfMonth();
            URI page = server.github().resolve("/github/search/repositories?per_page=100&q=deep-learning+" + slice);
            for (Answer answer = whole(page); ; answer = whole(answer.next())) {
                answer.json()
                        .path("items")
                        .forEach(item ->
                                found.add("github:repository:" + item.path("id").asLong()));
                if (!answer.hasNext()) {
                    break;
                }
            }
        }

        assertThat(server.truth().repositories("deep-learning").stream()
                        .map(Made::id)
                        .collect(Collectors.toCollection(TreeSet::new))
                        .equals(found))
                .isTrue();
        Traffic.Count count = server.traffic().of("github search");
        assertThat(count.faults()).isPositive();
        assertThat(count.beyond()).isZero();
        assertThat(count.impatient()).isZero();
        assertThat(server.traffic().together("github")).isEqualTo(1);
    }

    /** Asks until an answer is whole, after whatever pause it was told to make. */
    private Answer whole(URI address) {
        while (true) {
            try {
                Answer answer = client.get(address, TOKEN);
                JsonNode json = answer.json();
                pause(answer);
                if (answer.status() == 200 && !json.path("incomplete_results").asBoolean()) {
                    return answer;
                }
            } catch (UncheckedIOException | JacksonException broken) {
                clock.pass(Duration.ofSeconds(3));
            }
        }
    }

    private void pause(Answer answer) {
        if (!answer.header("Retry-After").isEmpty()) {
            clock.pass(Duration.ofSeconds(Long.parseLong(answer.header("Retry-After"))));
        } else if (answer.header("x-ratelimit-remaining").equals("0")) {
            Instant date = ZonedDateTime.parse(answer.header("Date"), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            Instant reset = Instant.ofEpochSecond(Long.parseLong(answer.header("x-ratelimit-reset")));
            clock.pass(Duration.between(date, reset).plusSeconds(60));
        } else {
            clock.pass(Duration.ofSeconds(answer.status() == 403 || answer.status() == 429 ? 60 : 2));
        }
    }
}
