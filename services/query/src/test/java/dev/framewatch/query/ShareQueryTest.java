package dev.framewatch.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.framewatch.event.Kind;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShareQueryTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @Test
    void asksForEverythingWhereNothingIsSaid() {
        ShareQuery query = query();

        assertThat(query.scope().kinds())
                .containsExactlyInAnyOrder(Kind.REPOSITORY, Kind.CODE, Kind.PAPER, Kind.POST, Kind.COMMENT);
        assertThat(query.window(null)).isEqualTo(new Window("all", Days.ALL, false));
        assertThat(query.frameworks()).isEmpty();
    }

    @Test
    void takesListsWithCommasAndByRepetition() {
        assertThat(query("kind", "paper,code", "kind", "post").scope().kinds())
                .containsExactlyInAnyOrder(Kind.PAPER, Kind.CODE, Kind.POST);
        assertThat(query("frameworks", "pytorch,jax").frameworks()).containsExactly("pytorch", "jax");
    }

    @Test
    void narrowsKindsToThoseOfTheSources() {
        assertThat(query("source", "papers").scope().kinds()).containsExactlyInAnyOrder(Kind.PAPER, Kind.CODE);
    }

    @Test
    void endsATrailingWindowTodayOrBeforeTo() {
        assertThat(query("window", "30d").window(null).days())
                .isEqualTo(new Days(LocalDate.of(2026, 10, 25), LocalDate.of(2026, 11, 24)));
        assertThat(query("window", "7d", "to", "2026-11-01").window(null))
                .isEqualTo(new Window("7d", new Days(LocalDate.of(2026, 10, 25), LocalDate.of(2026, 11, 1)), false));
    }

    @Test
    void cutsWindowsAtTheEndsOfTheRange() {
        ShareQuery query = query("by", "month", "from", "2026-10-15", "to", "2026-12-01");

        assertThat(query.window(LocalDate.of(2026, 10, 1)))
                .isEqualTo(
                        new Window("2026-10", new Days(LocalDate.of(2026, 10, 15), LocalDate.of(2026, 11, 1)), true));
        assertThat(query.window(LocalDate.of(2026, 11, 1)))
                .isEqualTo(
                        new Window("2026-11", new Days(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 12, 1)), false));
    }

    @Test
    void isPartialWhileItIsNotOverAndWhereItIsCut() {
        assertThat(query("by", "month").window(TODAY).partial(TODAY)).isTrue();
        assertThat(query("by", "month").window(LocalDate.of(2026, 10, 1)).partial(TODAY))
                .isFalse();
        assertThat(query("by", "month", "from", "2026-10-02")
                        .window(LocalDate.of(2026, 10, 1))
                        .partial(TODAY))
                .isTrue();
        assertThat(query("to", "2026-11-23").window(null).partial(TODAY)).isFalse();
        assertThat(query().window(null).partial(TODAY)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "by | yeer | year, quarter, month, week, day",
                "by | Year | year, quarter, month, week, day",
                "window | 31d | 7d, 30d, 90d, 365d",
                "source | gitlab | github, papers, reddit",
                "source | huggingface | github, papers, reddit",
                "kind | release | code, comment, paper, post, repository",
                "kind | paper, | code, comment, paper, post, repository",
                "from | 2026-02-30 | a date as 2026-01-31, in the years 1000 to 2999",
                "from | 2026-1-1 | a date as 2026-01-31, in the years 1000 to 2999",
                "to | +292278994-08-17 | a date as 2026-01-31, in the years 1000 to 2999",
                "to | now-1d | a date as 2026-01-31, in the years 1000 to 2999",
                "frameworks | PyTorch | ids of frameworks, as pytorch",
                "frameworks | py* | ids of frameworks, as pytorch"
            })
    void saysWhatAParameterMayBe(String name, String given, String allowed) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> query(name, given))
                .satisfies(problem -> {
                    assertThat(problem.getStatusCode().value()).isEqualTo(400);
                    assertThat(problem.getBody().getDetail())
                            .startsWith(name + " is '")
                            .endsWith("'; allowed: " + allowed);
                    assertThat(problem.getBody().getProperties())
                            .containsEntry("parameter", name)
                            .containsEntry("allowed", allowed);
                });
    }

    @Test
    void refusesWhatContradictsItself() {
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> query("from", "2026-02-01", "to", "2026-02-01"));
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> query("source", "github", "kind", "paper"));
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> query("window", "7d", "by", "day"));
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> query("window", "7d", "from", "2026-01-01"));
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> query("by", "day", "by", "week"));
    }

    private static ShareQuery query(String... parameters) {
        Map<String, List<String>> given = new LinkedHashMap<>();
        for (int i = 0; i < parameters.length; i += 2) {
            String value = parameters[i + 1];
            given.merge(parameters[i], List.of(value), (some, more) -> List.of(some.getFirst(), value));
        }
        return ShareQuery.of(given, TODAY);
    }
}
