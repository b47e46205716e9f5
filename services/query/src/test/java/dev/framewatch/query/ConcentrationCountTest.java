package dev.framewatch.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewatch.event.Kind;
import dev.framewatch.query.Concentration.Held;
import org.junit.jupiter.api.Test;

class ConcentrationCountTest {
    @Test
    void isOfTheSharesScaledToSumOne() {
        SampleRows sample = SampleRows.byMonth()
                .papers("2026-10-01", 40, "pytorch")
                .papers("2026-10-01", 10, "jax", "pytorch")
                .papers("2026-10-01", 30, "jax")
                .papers("2026-10-01", 50);

        // By hand: 50 and 40 uses of 90, so (50² + 40²) / 90².
        assertThat(ConcentrationCount.of(sample.query(), sample.rows(), SampleRows.TODAY)
                        .windows())
                .singleElement()
                .satisfies(held -> {
                    assertThat(held.hhi()).isEqualByComparingTo("0.506173");
                    assertThat(held.effective()).isEqualByComparingTo("1.975610");
                    assertThat(held.leader()).isEqualTo("pytorch");
                    assertThat(held.leaderEvents()).isEqualTo(50);
                    assertThat(held.uses()).isEqualTo(90);
                    assertThat(held.total()).isEqualTo(80);
                    assertThat(held.low()).isLessThan(held.hhi());
                    assertThat(held.high()).isGreaterThan(held.hhi());
                    assertThat(held.link())
                            .isEqualTo("/api/v1/shares?kind=paper&by=month&from=2026-10-01&to=2026-11-01");
                });
    }

    @Test
    void isToldOfEachWindowAndKindAndMarkedWherePartial() {
        SampleRows sample = SampleRows.byMonth()
                .papers("2026-10-01", 4, "jax")
                .papers("2026-11-01", 4, "jax")
                .with("2026-10-01", Kind.POST, 4, "b")
                .with("2026-10-01", Kind.POST, 4, "a");

        assertThat(ConcentrationCount.of(sample.query(), sample.rows(), SampleRows.TODAY)
                        .windows())
                .extracting(held -> told(held))
                .containsExactly("2026-10 paper jax false", "2026-10 post a false", "2026-11 paper jax true");
    }

    private static String told(Held held) {
        return held.window() + " " + held.kind() + " " + held.leader() + " " + held.partial();
    }
}
