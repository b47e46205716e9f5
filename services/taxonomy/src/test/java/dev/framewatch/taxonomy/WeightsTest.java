package dev.framewatch.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WeightsTest {
    private static final String GOOD =
            Arrays.stream(Feature.values()).map(each -> each + ": 0.5\n").collect(Collectors.joining());

    private static Weights read(String yaml) {
        return Weights.read(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)), "my.yaml");
    }

    @Test
    void theyAddUpAsLogOdds() {
        Weights weights = new Weights(Map.of(Feature.FIRM, Math.log(3), Feature.COMPARED, -Math.log(6)));

        assertThat(weights.probability(Set.of(Feature.FIRM))).isCloseTo(0.75, within(1e-9));
        assertThat(weights.probability(Set.of(Feature.FIRM, Feature.COMPARED))).isCloseTo(1 / 3.0, within(1e-9));
        assertThat(weights.probability(Set.of())).isEqualTo(0.5);
    }

    @Test
    void aFileNamesEachFeature() {
        assertThat(read(GOOD).of(Feature.README)).isEqualTo(0.5);
        assertThatThrownBy(() -> read(GOOD.replace("readme: 0.5", "")))
                .hasMessage("my.yaml, line 1: readme is missing; add it");
        assertThatThrownBy(() -> read(GOOD.replace("readme: 0.5", "readme: much")))
                .hasMessage("my.yaml, line 2: readme is 'much'; write a number");
        assertThatThrownBy(() -> read(GOOD + "fame: 1"))
                .hasMessageStartingWith("my.yaml, line " + (Feature.values().length + 1) + ": fame is unknown here");
    }

    @Test
    void thoseThatComeWithUsKeepStrongerEvidenceAboveWeaker() {
        Weights weights = Weights.builtIn();

        for (Feature each : Feature.values()) {
            assertThat(weights.of(each)).as("%s", each).isGreaterThanOrEqualTo(each.least());
        }
    }
}
