package dev.framewatch.query;

import static dev.framewatch.query.AlertBoard.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.framewatch.elasticsearch.AlertIndex;
import dev.framewatch.event.Events;
import dev.framewatch.event.Kind;
import dev.framewatch.event.Role;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Alerts of a rule for shares by month, from the end of November 2026 on. */
@ExtendWith(RunningApi.Start.class)
class AlertRoundsTest {
    private static final Map<String, String> MOVES =
            rule("moves", "https://example.org/", "type", "share", "points", "10", "frameworks", "pytorch");

    private final RunningApi api;
    private final TurnedClock clock = new TurnedClock("2026-11-23T12:00:00Z");

    AlertRoundsTest(RunningApi api) {
        this.api = api;
    }

    @BeforeEach
    void fill() throws IOException {
        api.clear();
        papers("2026-09-10", 50, 50);
        papers("2026-10-10", 80, 20);
        papers("2026-11-10", 20, 80);
    }

    private void papers(String day, int pytorch, int jax) {
        api.count(day, Kind.PAPER, pytorch, Events.tag("pytorch", Role.USES, 0.95));
        api.count(day, Kind.PAPER, jax, Events.tag("jax", Role.USES, 0.95));
    }

    private AlertBoard board() {
        return new AlertBoard(api, clock, false, List.of(MOVES));
    }

    private static void holds(AlertBoard board, String... windowsAndStates) throws IOException {
        assertThat(board.alerts())
                .extracting(alert -> alert.window() + " " + alert.delivery().state())
                .containsExactlyInAnyOrder(windowsAndStates);
    }

    @Test
    void aWholeWindowIsToldOnceHoweverOftenAndByWhomItIsLookedAt() throws IOException {
        try (AlertBoard board = board();
                AlertBoard other = board()) {
            assertThat(board.rounds.run()).isOne();
            assertThat(board.rounds.run()).isZero();
            assertThat(other.rounds.run()).isZero();

            holds(board, "2026-10 past");
        }
    }

    @Test
    void aWindowIsToldWhenItHasBeenOverForAWhile() throws IOException {
        try (AlertBoard board = board()) {
            assertThat(board.rounds.run()).isOne();
            clock.set("2026-12-01T00:59:59Z");
            assertThat(board.rounds.run()).isZero();
            clock.set("2026-12-01T01:00:00Z");
            assertThat(board.rounds.run()).isOne();

            holds(board, "2026-10 past", "2026-11 waiting");
        }
    }

    @Test
    void lateEventsAreToldOfOnceAtMost() throws IOException {
        try (AlertBoard board = board()) {
            clock.set("2026-11-01T12:00:00Z");
            board.rounds.run();
            papers("2026-08-10", 90, 10);
            assertThat(board.rounds.run()).isOne();
            papers("2026-10-11", 0, 200);
            assertThat(board.rounds.run()).isZero();
            papers("2026-10-12", 500, 0);
            assertThat(board.rounds.run()).isZero();

            holds(board, "2026-09 past", "2026-10 past");
        }
    }

    @Test
    void whatElasticsearchForgotIsRaisedAgainAndNotSentAgain() throws IOException {
        try (AlertBoard board = board()) {
            board.rounds.run();
            clock.set("2026-12-02T00:00:00Z");
            board.rounds.run();
            holds(board, "2026-10 past", "2026-11 waiting");
            api.elasticsearch("DELETE", "/" + AlertIndex.NAME, "");

            clock.turn(Duration.ofHours(1));
            assertThat(board.rounds.run()).isEqualTo(2);

            holds(board, "2026-10 past", "2026-11 past");
        }
    }

    @Test
    void aSilentSourceIsToldOnce() throws IOException {
        api.index("1", List.of(Sample.event(Kind.PAPER, 1, "2026-11-20"), Sample.event(Kind.POST, 2, "2026-11-23")));
        clock.set("2026-11-23T12:00:00Z");
        Map<String, String> silence = rule("silent", null, "type", "silence", "hours", "30");
        try (AlertBoard board = new AlertBoard(api, clock, false, List.of(silence))) {
            api.elasticsearch("POST", "/_refresh", "");
            assertThat(board.rounds.run()).isZero();
            clock.set("2026-11-24T17:00:00Z");
            assertThat(board.rounds.run()).isEqualTo(2);
            clock.turn(Duration.ofMinutes(59));
            assertThat(board.rounds.run()).isZero();

            assertThat(board.alerts())
                    .extracting(Alert::subject, alert -> alert.delivery().state())
                    .containsExactlyInAnyOrder(
                            tuple("papers", Delivery.State.listed), tuple("reddit", Delivery.State.listed));
        }
    }

    @Test
    void aSourceThatNeverSpokeIsSilentFromTheBeginningOn() throws IOException {
        Map<String, String> silence = rule("silent", null, "type", "silence", "source", "github,reddit", "hours", "30");
        try (AlertBoard board = new AlertBoard(api, clock, false, List.of(silence))) {
            assertThat(board.rounds.run()).isZero();
            clock.set("2026-11-24T17:59:00Z");
            // A count of stars of the day, such as comes by itself.
            api.index("1", List.of(Sample.event(Kind.STARS, 1, "2026-11-24")));
            assertThat(board.rounds.run()).isZero();
            clock.set("2026-11-24T18:00:00Z");
            assertThat(board.rounds.run()).isEqualTo(2);
            clock.turn(Duration.ofHours(1));
            assertThat(board.rounds.run()).isZero();

            assertThat(board.alerts())
                    .extracting(Alert::sentence)
                    .containsExactlyInAnyOrder(
                            "Nothing came from github for 30 hours after 2026-11-23T12:00:00Z.",
                            "Nothing came from reddit for 30 hours after 2026-11-23T12:00:00Z.");
        }
    }
}
