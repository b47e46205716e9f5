package dev.framewatch.collector.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BudgetStateTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Budget BUDGET = new Budget("github:core:x", 100, Duration.ofHours(1));
    private static final BudgetShares SHARES = new BudgetShares(0.8, 0.25);

    private static BudgetState told(int remaining) {
        return BudgetState.fresh(BUDGET, NOW).after(reading(remaining), NOW);
    }

    private static BudgetReading reading(int remaining) {
        return new BudgetReading(100, remaining, Duration.ofMinutes(30));
    }

    @Test
    void onlyTheShareIsUsed() {
        assertThat(told(100).left(SHARES, true)).isEqualTo(80);
        assertThat(told(40).left(SHARES, true)).isEqualTo(20);
        assertThat(told(10).left(SHARES, true)).isZero();
    }

    @Test
    void evenAWholeShareLeavesAMargin() {
        assertThat(told(100).left(new BudgetShares(1, 0.25), true)).isEqualTo(98);
    }

    @Test
    void untilTheSourceTellsItsWindowHalfIsUsed() {
        assertThat(BudgetState.fresh(BUDGET, NOW).left(SHARES, true)).isEqualTo(40);
    }

    @Test
    void theSmallestBudgetStillAllowsOne() {
        Budget one = new Budget("x", 1, Duration.ofSeconds(3));
        assertThat(BudgetState.fresh(one, NOW).left(SHARES, true)).isEqualTo(1);
    }

    @Test
    void whatIsKnownToBeTakenIsNotForgottenByAReadingOfTheSameWindow() {
        BudgetState state = told(100).taken(30, true);

        assertThat(state.after(reading(95), NOW).left(SHARES, true)).isEqualTo(50);
        assertThat(state.after(reading(60), NOW).left(SHARES, true)).isEqualTo(40);
    }

    @Test
    void aWindowEndsAMomentAfterTheSourceSaysSo() {
        BudgetState state = told(0);

        assertThat(state.at(NOW.plus(Duration.ofMinutes(30))).left(SHARES, true))
                .isZero();
        assertThat(state.renewed()).isEqualTo(NOW.plusSeconds(1801));
        assertThat(state.at(state.renewed()).left(SHARES, true)).isEqualTo(80);
    }

    @Test
    void aReadingOfANewWindowBeginsAnew() {
        BudgetState state = told(100).taken(50, true);

        Instant later = NOW.plus(Duration.ofMinutes(29));
        assertThat(state.after(new BudgetReading(100, 99, Duration.ofMinutes(60)), later)
                        .left(SHARES, true))
                .isEqualTo(79);
    }

    @Test
    void whatCostNothingIsGivenBack() {
        assertThat(told(100).taken(3, true).given(2, true).left(SHARES, true)).isEqualTo(79);
    }

    @Test
    void aBackfillHasAPartOfItsOwn() {
        BudgetState state = told(100).taken(15, false);

        assertThat(state.left(SHARES, false)).isEqualTo(5);
        assertThat(state.left(SHARES, true)).isEqualTo(65);
        assertThat(state.taken(65, true).left(SHARES, false)).isZero();
    }

    @Test
    void aLimitHoldsAlsoBeyondTheWindow() {
        Instant until = NOW.plus(Duration.ofHours(2));
        BudgetState state = told(100).limited(until);

        assertThat(state.at(NOW.plus(Duration.ofHours(1))).left(SHARES, true)).isZero();
        assertThat(state.renewed()).isEqualTo(until);
        assertThat(state.at(until).left(SHARES, true)).isEqualTo(80);
    }
}
