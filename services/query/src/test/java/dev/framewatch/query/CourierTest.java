package dev.framewatch.query;

import static dev.framewatch.query.AlertBoard.rule;
import static dev.framewatch.query.Delivery.State.dead;
import static dev.framewatch.query.Delivery.State.sent;
import static dev.framewatch.query.Delivery.State.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.framewatch.elasticsearch.AlertIndex;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(RunningApi.Start.class)
class CourierTest {
    private final RunningApi api;
    private final TurnedClock clock = new TurnedClock("2026-11-23T12:00:00Z");
    private final Hook hook = new Hook();

    CourierTest(RunningApi api) throws IOException {
        this.api = api;
    }

    @BeforeEach
    void clear() throws IOException {
        api.clear();
        api.bean(AlertIndex.class).ensure(clock.instant());
    }

    @AfterEach
    void end() {
        hook.close();
    }

    private AlertBoard board() {
        return board(true);
    }

    private AlertBoard board(boolean privateAddresses) {
        return new AlertBoard(api, clock, privateAddresses, rules());
    }

    private List<Map<String, String>> rules() {
        return List.of(rule("rule", hook.address("/secret/hook?key=1"), "type", "crossover"));
    }

    private void deliver(AlertBoard board) throws IOException {
        board.courier.run();
    }

    @Test
    void sendsAnAlertOnceSignedAndWithItsId() throws IOException {
        try (AlertBoard board = board()) {
            Alert alert = board.waiting("rule", "jax", clock.instant());
            deliver(board);
            deliver(board);

            Hook.Call call = hook.only();
            assertThat(call.path()).isEqualTo("/secret/hook?key=1");
            assertThat(call.header("Idempotency-Key")).isEqualTo(alert.id());
            assertThat(call.header("Framewatch-Timestamp")).isEqualTo("1795435200");
            assertThat(call.header("Framewatch-Signature")).isEqualTo(call.signature(AlertBoard.SECRET));
            assertThat(call.text())
                    .startsWith("{\"id\":\"" + alert.id() + "\",\"rule\":\"rule\",\"type\":\"crossover\"")
                    .contains("\"after\":{\"window\":\"2026-10\",\"events\":7,\"total\":10,\"value\":0.700000")
                    .doesNotContain("delivery");
            assertThat(board.delivery(alert)).isEqualTo(new Delivery(sent, 1, null, clock.instant(), null));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503, 429})
    void triesAgainAfterLongerAndLongerAndGivesUp(int status) throws IOException {
        hook.answer(status);
        try (AlertBoard board = board()) {
            Alert alert = board.waiting("rule", "jax", clock.instant());
            deliver(board);
            deliver(board);
            assertThat(board.delivery(alert))
                    .isEqualTo(
                            new Delivery(waiting, 1, clock.instant().plusSeconds(10), null, "it answered " + status));
            clock.turn(Duration.ofSeconds(10));
            deliver(board);
            assertThat(board.delivery(alert).due()).isEqualTo(clock.instant().plusSeconds(20));
            clock.turn(Duration.ofSeconds(20));
            deliver(board);
            clock.turn(Duration.ofHours(2));
            deliver(board);

            assertThat(board.delivery(alert)).isEqualTo(new Delivery(dead, 3, null, null, "it answered " + status));
            assertThat(hook.calls())
                    .hasSize(3)
                    .extracting(Hook.Call::text)
                    .containsOnly(hook.calls().getFirst().text());
        }
    }

    @Test
    void triesAgainWhereNobodyListensOrTheAnswerIsTooSlow() throws IOException {
        try (AlertBoard board = board()) {
            Alert alert = board.waiting("rule", "jax", clock.instant());
            hook.stall();
            deliver(board);
            assertThat(board.delivery(alert).state()).isEqualTo(waiting);
            assertThat(board.delivery(alert).failure()).isEqualTo("it did not answer in time");
            hook.close();
            clock.turn(Duration.ofSeconds(10));
            deliver(board);

            assertThat(board.delivery(alert).tries()).isEqualTo(2);
            assertThat(board.delivery(alert).failure()).isNotNull().doesNotContain("secret");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308, 400, 404})
    void followsNoRedirectAndInsistsOnNothingThatIsRefused(int status) throws IOException {
        hook.redirect(status, "http://169.254.169.254/latest/");
        try (AlertBoard board = board()) {
            Alert alert = board.waiting("rule", "jax", clock.instant());
            deliver(board);

            assertThat(board.delivery(alert)).isEqualTo(new Delivery(dead, 1, null, null, "it answered " + status));
            assertThat(hook.calls()).hasSize(1);
        }
    }

    @Test
    void asksNoPrivateAddress() throws IOException {
        try (AlertBoard board = board(false)) {
            Alert alert = board.waiting("rule", "jax", clock.instant());
            deliver(board);

            assertThat(board.delivery(alert).state()).isEqualTo(dead);
            assertThat(board.delivery(alert).failure()).startsWith("its address is private");
            assertThat(hook.calls()).isEmpty();
        }
    }

    @Test
    void whatAnotherProcessHasTakenIsLeftToItUntilItsTimeIsOver() throws IOException {
        try (AlertBoard board = board()) {
            Alert alert = board.waiting("rule", "jax", clock.instant());
            AlertStore.Kept kept = board.store.find(alert.id()).orElseThrow();
            Delivery taken = alert.delivery().taken(clock.instant().plus(Courier.LEASE));
            assertThat(board.store.change(kept, taken)).isPresent();
            assertThat(board.store.change(kept, taken)).isEmpty();

            deliver(board);
            assertThat(hook.calls()).isEmpty();
            clock.turn(Courier.LEASE);
            deliver(board);

            assertThat(hook.calls()).hasSize(1);
            assertThat(board.delivery(alert).state()).isEqualTo(sent);
        }
    }

    @Test
    void twoProcessesAtATimeSendEachOnce() throws Exception {
        try (AlertBoard one = board();
                AlertBoard other = board()) {
            for (int i = 0; i < 20; i++) {
                one.waiting("rule", "subject-" + i, clock.instant());
            }
            Thread beside = Thread.startVirtualThread(() -> {
                try {
                    deliver(other);
                } catch (IOException failed) {
                    throw new IllegalStateException(failed);
                }
            });
            deliver(one);
            beside.join();

            assertThat(hook.calls())
                    .extracting(call -> call.header("Idempotency-Key"))
                    .hasSize(20)
                    .doesNotHaveDuplicates();
            assertThat(one.alerts()).allMatch(alert -> alert.delivery().state() == sent);
        }
    }

    @Test
    void aProcessThatStartsGoesOnWithWhatIsPending() throws IOException {
        hook.answer(503);
        Alert alert;
        try (AlertBoard before = board()) {
            alert = before.waiting("rule", "jax", clock.instant());
            deliver(before);
        }
        hook.answer(204);
        clock.turn(Duration.ofSeconds(10));
        try (AlertBoard after = board()) {
            deliver(after);

            assertThat(after.delivery(alert)).isEqualTo(new Delivery(sent, 2, null, clock.instant(), null));
        }
    }

    @Test
    void aProcessWithoutASecretLeavesAlertsToOneThatHasIt() throws IOException {
        try (AlertBoard without = new AlertBoard(api, clock, true, rules(), null);
                AlertBoard with = board()) {
            Alert alert = without.waiting("rule", "jax", clock.instant());
            Alert another = without.waiting("only-there", "jax", clock.instant());
            for (int i = 0; i < 5; i++) {
                deliver(without);
                clock.turn(Duration.ofHours(2));
            }
            assertThat(without.delivery(alert)).isEqualTo(alert.delivery());
            assertThat(without.delivery(another)).isEqualTo(another.delivery());

            deliver(with);

            assertThat(with.delivery(alert)).isEqualTo(new Delivery(sent, 1, null, clock.instant(), null));
        }
    }

    @Test
    void anAlertOfARuleThatIsElsewhereIsLeftToWhoHasIt() throws IOException {
        try (AlertBoard without = new AlertBoard(api, clock, true, List.of());
                AlertBoard with = board()) {
            Alert alert = without.waiting("rule", "jax", clock.instant());
            clock.turn(Courier.STRANGE.minusSeconds(1));
            deliver(without);
            assertThat(without.delivery(alert)).isEqualTo(alert.delivery());

            deliver(with);

            assertThat(with.delivery(alert)).isEqualTo(new Delivery(sent, 1, null, clock.instant(), null));
        }
    }

    @Test
    void anAlertWhoseRuleIsGoneIsGivenUp() throws IOException {
        try (AlertBoard board = board()) {
            Alert alert = board.waiting("another", "jax", clock.instant());
            clock.turn(Courier.STRANGE);
            deliver(board);

            assertThat(board.delivery(alert).state()).isEqualTo(dead);
            assertThat(board.delivery(alert).failure()).startsWith("its rule is gone");
        }
    }
}
