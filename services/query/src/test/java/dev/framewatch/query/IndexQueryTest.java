package dev.framewatch.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.framewatch.event.Source;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndexQueryTest {
    private static final Weights CONFIGURED = new IndexSettings(0.4, 0.3, 0.3).weights();

    @Test
    void isOfTheLastNinetyDaysWithTheConfiguredWeightsWhereNothingIsSaid() {
        IndexQuery query = query(Map.of());

        assertThat(query.weights()).isEqualTo(CONFIGURED);
        assertThat(query.shares().scope().days())
                .isEqualTo(new Days(LocalDate.of(2026, 8, 26), LocalDate.of(2026, 11, 24)));
    }

    @Test
    void endsOnTheDayThatWasAskedFor() {
        IndexQuery query = query(Map.of("on", List.of("2026-03-31"), "window", List.of("30d")));

        assertThat(query.shares().scope().days())
                .isEqualTo(new Days(LocalDate.of(2026, 3, 2), LocalDate.of(2026, 4, 1)));
        assertThat(query.earlier(30).shares().scope().days())
                .isEqualTo(new Days(LocalDate.of(2026, 1, 31), LocalDate.of(2026, 3, 2)));
    }

    @Test
    void takesWeightsInAnyProportion() {
        Weights weights = query(Map.of("weights", List.of("github:3,papers:1"))).weights();

        assertThat(weights.scaledTo(weights.each().keySet()).each())
                .isEqualTo(Map.of(Source.GITHUB, 0.75, Source.PAPERS, 0.25));
        assertThat(weights.of(Source.REDDIT)).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "weights | github",
                "weights | github:",
                "weights | github:-1",
                "weights | github:1e3",
                "weights | github:NaN",
                "weights | github:99999",
                "weights | huggingface:1",
                "weights | github:1,",
                "weights | github:1,github:2",
                "weights | github:0,papers:0",
                "on | 2026-11-24",
                "on | yesterday",
                "window | 91d"
            })
    void refusesWhatIsNoWeightOrDay(String name, String given) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> query(Map.of(name, List.of(given))))
                .satisfies(
                        problem -> assertThat(problem.getBody().getProperties()).containsEntry("parameter", name));
    }

    @Test
    void triesAllWeightsInStepsOfATenth() {
        List<Weights> grid = Weights.grid(Weights.SOURCES);

        assertThat(grid)
                .hasSize(66)
                .doesNotHaveDuplicates()
                .contains(new Weights(Map.of(Source.GITHUB, 1.0, Source.PAPERS, 0.0, Source.REDDIT, 0.0)));
        assertThat(grid)
                .allSatisfy(weights -> assertThat(weights.each().values().stream()
                                .mapToDouble(Double::doubleValue)
                                .sum())
                        .isBetween(0.999999, 1.000001));
        assertThat(Weights.grid(List.of(Source.PAPERS))).containsExactly(new Weights(Map.of(Source.PAPERS, 1.0)));
        assertThat(Weights.grid(List.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0", "-1, 1, 1", "NaN, 1, 1", "1e9, 1, 1"})
    void refusesSettingsThatAreNoWeights(double github, double papers, double reddit) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new IndexSettings(github, papers, reddit))
                .withMessageStartingWith("framewatch.query.weights are github");
    }

    private static IndexQuery query(Map<String, List<String>> given) {
        return IndexQuery.of(given, CONFIGURED, SampleRows.TODAY);
    }
}
